// SPDX-License-Identifier: Apache-2.0
#include "store/batch_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "base/error.h"

namespace rubiao::store {
namespace {

[[noreturn]] void throw_busy(int file) {
  std::array<char, 256> holder{};
  const ssize_t size = pread(file, holder.data(), holder.size(), 0);
  close(file);
  throw Error(Status::busy,
              Problem{.message = {"另一个批处理正在这一存储上运行", "another batch is running on this store"},
                      .found = std::string(holder.data(), size > 0 ? static_cast<std::size_t>(size) : 0),
                      .todo = {"等它结束后再运行；它没有做完的，届时接着做",
                               "run again when it has ended; what it leaves undone is done then"}});
}

[[noreturn]] void throw_failed(const std::filesystem::path& file) {
  const std::string words = std::strerror(errno);
  throw Error(Status::store_failed,
              Problem{.message = {"不能锁定存储：" + words, "the store cannot be locked: " + words},
                      .file = file.string(),
                      .todo = {"检查此文件及其文件夹的权限与磁盘",
                               "check the permissions and the disk of this file and its folder"}});
}

// Whoever may write the store may run a batch on it, though somebody else ran the first.
void give_to_owner_of(const std::filesystem::path& store, int file) {
  struct stat owner {};
  if (stat(store.c_str(), &owner) != 0) return;
  const bool given = fchown(file, owner.st_uid, owner.st_gid) == 0 && fchmod(file, owner.st_mode & 0666) == 0;
  (void)given;  // not ours to give: it is theirs already, or nobody's but ours
}

}  // namespace

BatchLock::BatchLock(const Connection& connection, const std::string& holder) {
  std::filesystem::path path = connection.file();
  if (path.empty()) return;
  path += "-batch";
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw_failed(path);
  give_to_owner_of(connection.file(), file_);
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) throw_busy(file_);
    close(file_);
    throw_failed(path);
  }
  // Only for whoever finds it locked: no harm if it cannot be written.
  const bool written = ftruncate(file_, 0) == 0 &&
                       pwrite(file_, holder.data(), holder.size(), 0) == static_cast<ssize_t>(holder.size());
  (void)written;
}

BatchLock::~BatchLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace rubiao::store
