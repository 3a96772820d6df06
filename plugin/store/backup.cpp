// SPDX-License-Identifier: Apache-2.0
#include "store/backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/error.h"
#include "store/pending.h"

namespace rubiao::store {
namespace {

constexpr int pages_a_step = 2000;

[[noreturn]] void throw_failed(const std::filesystem::path& file, const std::string& words) {
  throw Error(Status::store_failed,
              Problem{.message = {"备份没有完成：" + words, "the backup was not finished: " + words},
                      .file = file.string(),
                      .todo = {"检查目标文件夹的空间与权限后再备份",
                               "check space and permissions of the folder, and back up again"}});
}

// Removed unless it was published.
class Part {
 public:
  explicit Part(const std::filesystem::path& file) : file_(file), part_(file.string() + ".part") {
    std::filesystem::remove(part_);
    if (sqlite3_open_v2(part_.c_str(), &copy_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK)
      fail();
  }
  ~Part() {
    sqlite3_close(copy_);
    std::error_code none;
    std::filesystem::remove(part_, none);
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  [[nodiscard]] sqlite3* copy() const { return copy_; }
  [[noreturn]] void fail() const { throw_failed(part_, sqlite3_errmsg(copy_)); }

  void publish() {
    sqlite3_close(copy_);
    copy_ = nullptr;
    const int file = open(part_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!synced) throw_failed(part_, "fsync");
    std::filesystem::rename(part_, file_);
  }

 private:
  std::filesystem::path file_;
  std::filesystem::path part_;
  sqlite3* copy_ = nullptr;
};

}  // namespace

void back_up(Connection& connection, const std::filesystem::path& to,
             const std::function<void(std::uint64_t, std::uint64_t)>& step) {
  if (std::filesystem::exists(to)) {
    throw Error(Status::conflict, Problem{.message = {"文件已存在", "the file is there already"},
                                          .file = to.string(),
                                          .todo = {"换一个文件名", "give another name"}});
  }
  Part part(to);
  const Looking one_moment(connection, nullptr);
  (void)connection.number("SELECT count(*) FROM company");  // takes the look
  sqlite3_backup* backup = sqlite3_backup_init(part.copy(), "main", connection.handle(), "main");
  if (backup == nullptr) part.fail();
  const auto finish = [](sqlite3_backup* open) { sqlite3_backup_finish(open); };
  std::unique_ptr<sqlite3_backup, decltype(finish)> held(backup, finish);
  int answer = SQLITE_OK;
  while (answer == SQLITE_OK) {
    answer = sqlite3_backup_step(backup, pages_a_step);
    const int total = sqlite3_backup_pagecount(backup);
    step(static_cast<std::uint64_t>(total - sqlite3_backup_remaining(backup)),
         static_cast<std::uint64_t>(total));
  }
  held.reset();
  if (answer != SQLITE_DONE) part.fail();
  part.publish();
}

}  // namespace rubiao::store
