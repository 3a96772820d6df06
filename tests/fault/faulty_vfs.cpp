// SPDX-License-Identifier: Apache-2.0
// A process that is killed loses nothing that it has written: sync is counted and not carried out, which
// makes the thousands of runs of these tests quick. For a loss of power what stood where a write went is kept
// until the file is synced, and put back when the power goes.
#include "faulty_vfs.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

namespace rubiao::test {
namespace {

Fault wanted = Fault::none;
std::int64_t wanted_at = 0;
std::int64_t counted = 0;

struct FaultyFile {
  sqlite3_file base;
  sqlite3_file* real;
};

// A change of a file that is not synced yet.
struct Unsynced {
  sqlite3_file* file;  // the real one
  sqlite3_int64 offset;
  std::string before;  // what stood there, as far as the file went
  sqlite3_int64 size;  // of the file
};
std::vector<Unsynced> unsynced;

sqlite3_vfs* real_vfs = nullptr;

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<FaultyFile*>(file)->real;
}

bool loses_power() {
  return wanted == Fault::power_loss || wanted == Fault::power_mix;
}

void remember(sqlite3_file* file, sqlite3_int64 offset, sqlite3_int64 length) {
  if (!loses_power()) return;
  sqlite3_int64 size = 0;
  file->pMethods->xFileSize(file, &size);
  std::string before(
      static_cast<std::size_t>(std::max<sqlite3_int64>(0, std::min(size, offset + length) - offset)), '\0');
  if (!before.empty()) file->pMethods->xRead(file, before.data(), static_cast<int>(before.size()), offset);
  unsynced.push_back({file, offset, std::move(before), size});
}

void forget(sqlite3_file* file) {
  std::erase_if(unsynced, [file](const Unsynced& change) { return change.file == file; });
}

[[noreturn]] void lose_power() {
  for (std::size_t i = unsynced.size(); i-- > 0;) {
    const Unsynced& change = unsynced[i];
    if (wanted == Fault::power_mix && i % 2 == 0) continue;
    if (!change.before.empty())
      change.file->pMethods->xWrite(change.file, change.before.data(), static_cast<int>(change.before.size()),
                                    change.offset);
    if (wanted == Fault::power_loss) change.file->pMethods->xTruncate(change.file, change.size);
  }
  _exit(died);
}

// What the next operation is to answer; ends the process when that is what is wanted.
int next_operation() {
  ++counted;
  if (wanted == Fault::full && counted >= wanted_at) return SQLITE_FULL;
  if (counted != wanted_at) return SQLITE_OK;
  if (wanted == Fault::exit_before || wanted == Fault::exit_torn) _exit(died);
  if (loses_power()) lose_power();
  return wanted == Fault::io_error ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  if (wanted == Fault::exit_torn && counted + 1 == wanted_at) {
    real(file)->pMethods->xWrite(real(file), data, size / 2, offset);
  }
  const int answer = next_operation();
  if (answer != SQLITE_OK) return answer;
  remember(real(file), offset, size);
  return real(file)->pMethods->xWrite(real(file), data, size, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (next_operation() != SQLITE_OK) return SQLITE_IOERR_TRUNCATE;
  sqlite3_int64 now = 0;
  real(file)->pMethods->xFileSize(real(file), &now);
  remember(real(file), size, now - size);
  return real(file)->pMethods->xTruncate(real(file), size);
}

int sync(sqlite3_file* file, int) {
  if (next_operation() != SQLITE_OK) return SQLITE_IOERR_FSYNC;
  forget(real(file));
  return SQLITE_OK;
}

int close(sqlite3_file* file) {
  forget(real(file));
  return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), data, size, offset);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_lock(sqlite3_file* file, int* out) {
  return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int op, void* arg) {
  return real(file)->pMethods->xFileControl(real(file), op, arg);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int n, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void shm_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}
int fetch(sqlite3_file* file, sqlite3_int64 offset, int size, void** out) {
  return real(file)->pMethods->xFetch(real(file), offset, size, out);
}
int unfetch(sqlite3_file* file, sqlite3_int64 offset, void* page) {
  return real(file)->pMethods->xUnfetch(real(file), offset, page);
}

constexpr sqlite3_io_methods methods = {
    3,         close,      read,    write,       truncate,        sync,    file_size, lock,
    unlock,    check_lock, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
    shm_unmap, fetch,      unfetch};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* faulty = reinterpret_cast<FaultyFile*>(file);
  faulty->real = reinterpret_cast<sqlite3_file*>(faulty + 1);
  const int answer = real_vfs->xOpen(real_vfs, name, faulty->real, flags, out_flags);
  faulty->base.pMethods = faulty->real->pMethods == nullptr ? nullptr : &methods;
  return answer;
}

int remove_file(sqlite3_vfs*, const char* name, int sync_folder) {
  if (next_operation() != SQLITE_OK) return SQLITE_IOERR_DELETE;
  (void)sync_folder;
  return real_vfs->xDelete(real_vfs, name, 0);
}

}  // namespace

void install_faulty_vfs() {
  if (real_vfs != nullptr) return;
  real_vfs = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs faulty = *real_vfs;
  faulty.zName = "faulty";
  faulty.szOsFile = static_cast<int>(sizeof(FaultyFile)) + real_vfs->szOsFile;
  faulty.xOpen = open;
  faulty.xDelete = remove_file;
  sqlite3_vfs_register(&faulty, 1);
}

void set_fault(Fault fault, std::int64_t at) {
  wanted = fault;
  wanted_at = at;
  counted = 0;
  unsynced.clear();
}

std::int64_t operations() {
  return counted;
}

}  // namespace rubiao::test
