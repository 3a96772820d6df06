// SPDX-License-Identifier: Apache-2.0
#include "abi/texts.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "base/error.h"
#include "formats/text_encoding.h"

namespace rubiao::abi {
namespace {

constexpr std::uint64_t longest_text = 64U << 20;

}  // namespace

std::string copy(rubiao_text text, std::string_view field) {
  if (text.size > longest_text)
    reject(std::string(field), std::to_string(text.size), {"文本过长", "the text is too long"});
  if (text.data == nullptr && text.size > 0)
    reject(std::string(field), "NULL", {"文本为空指针而长度不为 0", "the text is at NULL and not empty"});
  const std::string_view bytes = view(text);
  if (!formats::is_valid_utf8(bytes))
    reject(std::string(field), "", {"不是有效的 UTF-8 文本", "not valid UTF-8"});
  return std::string(bytes);
}

void write(const rubiao_sink* sink, std::string_view bytes) {
  if (sink != nullptr && sink->write != nullptr) sink->write(sink->self, bytes.data(), bytes.size());
}

std::int32_t pack(Date date) {
  return static_cast<int>(date.year()) * 10000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

Date unpack(std::int32_t date, std::string_view field) {
  return parse_date(fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100), field);
}

rubiao_sink Gather::sink() {
  return {this, take};
}

// Answers whether the host is to stop.
std::int32_t Gather::take(void* self, const char* data, std::uint64_t size) noexcept {
  auto& gather = *static_cast<Gather*>(self);
  if (size == 0) return 0;
  try {
    if (data == nullptr) throw std::invalid_argument("NULL");
    gather.bytes_.append(data, size);
    return 0;
  } catch (...) {
    gather.lost_ = true;
    return 1;
  }
}

std::string Gather::whole(std::string_view call) && {
  if (!lost_) return std::move(bytes_);
  throw Error(Status::host_failed,
              Problem{.message = {"主机写出的内容不完整（空指针或内存不足）",
                                  "what the host wrote is not whole (a NULL pointer, or no memory)"},
                      .found = std::string(call)});
}

}  // namespace rubiao::abi
