// SPDX-License-Identifier: Apache-2.0
// The public header alone, as C++11, 14, 17 and 20: nothing else is included.
#include "rubiao/plugin.h"

rubiao_status header_alone(const rubiao_entry& entry);
rubiao_status header_alone(const rubiao_entry& entry) {
  return entry.abi_minor == RUBIAO_ABI_MINOR ? rubiao_ok : rubiao_version_mismatch;
}
