// SPDX-License-Identifier: Apache-2.0
#include "run_log.h"

#include <fstream>

#include "civil_date.h"
#include "printable.h"

namespace erp {

void append_to_log(const std::filesystem::path& home, std::int32_t level, const Json& line) {
  static constexpr const char* names[] = {"debug", "info", "warning", "error"};
  Json whole = {{"at", format_instant(seconds_now())},
                {"level", level >= 0 && level <= 3 ? names[level] : "info"}};
  whole.update(line);
  const std::string text = printable_json(whole.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n";
  std::ofstream(home / "rubiao.log", std::ios::binary | std::ios::app)
      .write(text.data(), static_cast<std::streamsize>(text.size()));
}

}  // namespace erp
