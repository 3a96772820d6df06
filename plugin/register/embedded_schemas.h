// SPDX-License-Identifier: Apache-2.0
// The files of schemas/events/, built in by CMake (plugin/CMakeLists.txt, rubiao_embed).
#pragma once

#include <string_view>

namespace rubiao {

// The text of schemas/events/<name>.json; empty if there is no such file.
[[nodiscard]] std::string_view embedded_schema(std::string_view name);

}  // namespace rubiao
