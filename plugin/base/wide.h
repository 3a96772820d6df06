// SPDX-License-Identifier: Apache-2.0
// The 128-bit integer in which products and quotients of amounts are taken before they are rounded.
#pragma once

namespace rubiao {

__extension__ typedef __int128 Wide;

}  // namespace rubiao
