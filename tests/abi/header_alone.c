/* SPDX-License-Identifier: Apache-2.0
 *
 * The public header alone, as C: nothing else is included, so whatever it needs it must bring itself. The
 * sizes are the promise to hosts that were compiled before: a struct that shrinks or is reordered stops here.
 */
#include "rubiao/plugin.h"

#if UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(rubiao_text) == 16, "rubiao_text");
_Static_assert(sizeof(rubiao_call) == 88, "rubiao_call");
_Static_assert(sizeof(rubiao_entry) == 56, "rubiao_entry");
_Static_assert(sizeof(rubiao_host) == 48, "rubiao_host");
_Static_assert(sizeof(rubiao_voucher_key) == 48, "rubiao_voucher_key");
_Static_assert(sizeof(rubiao_line) == 104, "rubiao_line");
_Static_assert(sizeof(rubiao_voucher) == 128, "rubiao_voucher");
_Static_assert(sizeof(rubiao_posted) == 72, "rubiao_posted");
#endif

rubiao_status header_alone(const rubiao_entry* entry);
rubiao_status header_alone(const rubiao_entry* entry) {
  return entry->abi_major == RUBIAO_ABI_MAJOR ? rubiao_ok : rubiao_version_mismatch;
}
