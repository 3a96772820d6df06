// SPDX-License-Identifier: Apache-2.0
// Paths that cannot be used: each ends in words of both languages that name the path and say what to do, and
// in an exit code that is no internal error.
#include "file_access.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "programme.h"

namespace fs = std::filesystem;
using namespace erp;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string words_of(std::errc code, Language language) {
  return describe(file_failure(rubiao_store_failed, "/x", std::make_error_code(code)), language);
}

struct Ready : Programme {
  Ready() : Programme(RUBIAO_ECHO_PLUGIN) {
    REQUIRE(run({"init", "--company", "C1", "--name", "甲公司"}).code == 0);
    REQUIRE(run({"user", "add", "p", "--name", "张三", "--roles", "preparer"}).code == 0);
  }
  Ran show(const std::string& out, const std::string& language = "en") const {
    return run({"run", "echo.show", "--set", "text=a", "--user", "p", "--out", out, "--lang", language});
  }
  std::string path(const std::string& name) const { return (home.path / name).string(); }
};

}  // namespace

TEST_CASE("what the system says of a path is said in both languages, with what to do") {
  CHECK(words_of(std::errc::permission_denied, Language::zh) ==
        "无法使用 /x：没有权限；请检查该路径的权限。\n");
  CHECK(words_of(std::errc::permission_denied, Language::en) ==
        "/x cannot be used: permission denied; check the permissions of this path.\n");
  CHECK(has(words_of(std::errc::no_space_on_device, Language::zh), "磁盘已满；请腾出空间"));
  CHECK(has(words_of(std::errc::too_many_files_open, Language::en), "system error 24"));
}

TEST_CASE("a folder or a missing file is no input, and is called what it is") {
  const Ready programme;
  const std::string folder = programme.home.path.string();
  for (const std::vector<std::string>& call :
       std::vector<std::vector<std::string>>{{"import", "events", folder},
                                             {"import", "vouchers", folder},
                                             {"run", "echo.show", "--in", folder}}) {
    std::vector<std::string> with_user = call;
    with_user.insert(with_user.end(), {"--user", "p"});
    const Ran zh = programme.run(with_user);
    CHECK(zh.code == 2);
    CHECK(has(zh.err, folder + " 是文件夹；请给出其中的一个文件"));
  }
  const Ran missing = programme.run({"import", "vouchers", "nowhere.csv", "--user", "p", "--lang", "en"});
  CHECK(missing.code == 3);
  CHECK(has(missing.err, "There is no file nowhere.csv; check the path."));
}

TEST_CASE("a pipe or a device is refused before a byte of it is read") {
  const Ready programme;
  const std::string pipe = programme.path("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  for (const std::string& name : {pipe, std::string("/dev/zero"), std::string("/dev/null")}) {
    for (const auto& call :
         std::vector<std::vector<std::string>>{{"import", "events", name},
                                               {"import", "vouchers", name},
                                               {"import", "trial-balance", name, "--date", "2023-12-31"},
                                               {"run", "echo.show", "--in", name}}) {
      std::vector<std::string> with_user = call;
      with_user.insert(with_user.end(), {"--user", "p", "--lang", "en"});
      const Ran ran = programme.run(with_user);
      CHECK(ran.code == 2);
      CHECK(has(ran.err, name + " is not a regular file; save what it gives to a file first."));
    }
  }
}

TEST_CASE("symbolic links in a circle end in words") {
  const Ready programme;
  fs::create_symlink("circle", programme.home.path / "circle");
  const Ran input = programme.run({"import", "events", programme.path("circle"), "--user", "p"});
  CHECK(input.code == 2);
  CHECK(has(input.err, "circle：符号链接成环；请改正链接"));
  CHECK(has(programme.show(programme.path("circle/sub")).err, "symbolic links in a circle; mend the link"));
  const Programme lost(RUBIAO_ECHO_PLUGIN);
  fs::create_symlink("home", lost.home.path / "home");
  const Ran home = lost.run({"ledger", "accounts"});
  CHECK(home.code == 9);
  CHECK(has(home.err, "home/ledger.db：符号链接成环"));
  CHECK(lost.run({"init"}).code == 9);
}

TEST_CASE("a draft takes its place when it is published, and otherwise leaves nothing behind") {
  const TemporaryHome home;
  const fs::path file = home.path / "sub" / "draft.csv";
  {
    const DraftFile unpublished(file, "a");
    CHECK_FALSE(fs::exists(file));
  }
  CHECK(fs::is_empty(home.path / "sub"));
  DraftFile draft(file, "b");
  draft.publish();
  CHECK(read_file(file.string()) == "b");
}

TEST_CASE("documents go to a folder that exists or can be made, or the call is refused before any work") {
  const Ready programme;
  programme.home.file("file", "x");
  const Ran ran = programme.show(programme.path("file/sub"));
  CHECK(ran.code == 2);
  CHECK(has(ran.err, "file is no folder to write to; name another"));
  CHECK(
      has(programme.show(programme.path("file"), "zh").err, "file 不是文件夹，文件写不进去；请换一个文件夹"));
  CHECK(programme.show(programme.path("new/sub")).code == 0);
  CHECK(fs::exists(programme.path("new/sub/echo.txt")));
}

TEST_CASE("a document that cannot take its name tells the library so in words") {
  const Ready programme;
  fs::create_directories(programme.home.path / "out/echo.txt/full");
  const Ran ran = programme.show(programme.path("out"), "zh");
  CHECK(ran.code == 8);
  CHECK(has(ran.err, "out/echo.txt：这是文件夹；请给出文件"));
}

TEST_CASE("paths without permission are named, with the permission to check") {
  if (geteuid() == 0) return;  // root may do everything
  const Ready programme;
  const std::string closed = programme.home.file("closed.csv", "x");
  fs::permissions(closed, fs::perms::none);
  const Ran input = programme.run({"import", "events", closed, "--user", "p"});
  CHECK(input.code == 2);
  CHECK(has(input.err, "closed.csv：没有权限；请检查该路径的权限"));
  fs::create_directory(programme.home.path / "out");
  fs::permissions(programme.home.path / "out", fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(programme.show(programme.path("out")).code == 2);
  fs::permissions(programme.home.path / "home/ledger.db", fs::perms::none);
  const Ran ledger = programme.run({"ledger", "accounts", "--lang", "en"});
  CHECK(ledger.code == 9);
  CHECK(has(ledger.err, "home/ledger.db cannot be opened; check the permissions"));
  fs::permissions(programme.home.path / "home", fs::perms::none);
  const Ran home = programme.run({"ledger", "accounts", "--lang", "en"});
  CHECK(home.code == 9);
  CHECK(has(home.err, "home/ledger.db cannot be used: permission denied; check the permissions"));
  fs::permissions(programme.home.path / "home", fs::perms::owner_all);
}

TEST_CASE("a ledger that is no database is damaged, in words") {
  const Programme programme(RUBIAO_ECHO_PLUGIN);
  fs::create_directory(programme.home.path / "home");
  programme.home.file("home/ledger.db", std::string(4096, 'x'));
  const Ran ran = programme.run({"ledger", "accounts"});
  CHECK(ran.code == 9);
  CHECK(has(ran.err, "home/ledger.db 已损坏；请从备份恢复"));
}

TEST_CASE("an argument that is not UTF-8 is refused") {
  const Programme programme(RUBIAO_ECHO_PLUGIN);
  const Ran ran = programme.run({"init", "--company", "C1", "--name", "\xB9\xAB\xCB\xBE"});
  CHECK(ran.code == 2);
  CHECK(has(ran.err, "不是 UTF-8；请用 UTF-8 的终端"));
}
