// SPDX-License-Identifier: Apache-2.0
// Runs the programme `rubiao` as a user does, without a shell, and keeps what it printed.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "file_access.h"
#include "temporary_home.h"

struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

class Programme {
 public:
  // `library` is the plugin of every call.
  explicit Programme(std::string library) : library_(std::move(library)) {}

  Ran run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), RUBIAO_PROGRAMME);
    for (const std::string& more :
         {std::string("--home"), (home.path / "home").string(), std::string("--library"), library_})
      arguments.push_back(more);
    const std::string out = (home.path / "stdout").string();
    const std::string err = (home.path / "stderr").string();
    Ran ran;
    ran.code = spawn_and_wait(arguments, out, err);
    ran.out = erp::read_file(out);
    ran.err = erp::read_file(err);
    return ran;
  }

  std::string home_file(const std::string& name) const {
    return erp::read_file((home.path / "home" / name).string());
  }

  TemporaryHome home;

 private:
  static int spawn_and_wait(const std::vector<std::string>& arguments, const std::string& out,
                            const std::string& err) {
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), flags, 0600);
    pid_t child = 0;
    const int failed = posix_spawn(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
  }

  std::string library_;
};
