// SPDX-License-Identifier: Apache-2.0
// One nightly batch at a time over a store: a lock on a file beside it, which the system lets go with the
// process, however that ends. Who holds it stands in the file.
#pragma once

#include <string>

#include "store/sqlite.h"

namespace rubiao::store {

class BatchLock {
 public:
  // Throws Error(busy) with the holder's name if somebody else has it. A store in memory has nobody else.
  BatchLock(const Connection& connection, const std::string& holder);
  ~BatchLock();
  BatchLock(const BatchLock&) = delete;
  BatchLock& operator=(const BatchLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace rubiao::store
