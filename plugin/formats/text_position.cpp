// SPDX-License-Identifier: Apache-2.0
#include "formats/text_position.h"

#include <algorithm>

namespace rubiao::formats {

TextPosition position_at(std::string_view text, std::size_t offset) {
  return TextWalk(text).to(offset);
}

TextPosition TextWalk::to(std::size_t offset) {
  for (const std::size_t end = std::min(offset, text_.size()); at_ < end; ++at_) {
    if (text_[at_] == '\n') {
      ++position_.line;
      position_.column = 1;
    } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) {
      ++position_.column;
    }
  }
  return position_;
}

Problem problem_at(std::string_view text, std::size_t offset, std::string_view file, Text message) {
  const TextPosition position = position_at(text, offset);
  return Problem{.message = std::move(message),
                 .file = std::string(file),
                 .line = position.line,
                 .column = position.column};
}

void demand_size(std::string_view bytes, std::size_t limit, std::string_view file) {
  if (bytes.size() <= limit) return;
  const std::string most = std::to_string(limit);
  throw Error(Status::invalid_input,
              Problem{.message = {"文件太大", "the file is too large"},
                      .file = std::string(file),
                      .found = std::to_string(bytes.size()),
                      .expected = {"最多 " + most + " 字节", "at most " + most + " bytes"},
                      .todo = {"分成几个文件", "split it into several files"}});
}

}  // namespace rubiao::formats
