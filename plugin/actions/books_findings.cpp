// SPDX-License-Identifier: Apache-2.0
#include "actions/books_findings.h"

#include <fmt/format.h>

#include "formats/text_encoding.h"

namespace rubiao {
namespace {

std::string readable(const std::string& text) {
  if (formats::is_valid_utf8(text)) return text;
  std::string shown;
  for (const char byte : text)
    shown += byte >= ' ' && byte < '\x7F' ? std::string(1, byte)
                                          : fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
  return shown;
}

}  // namespace

const Text restore_and_ask{
    "不要再过账；以最近一份完好的备份恢复，与 ERP 总账核对，查明由谁改动",
    "post nothing more; restore the last good backup, compare it with the host's ledger, and find "
    "out who changed it"};

Findings::Findings(Language language)
    : language_(language),
      table_({"发现", "Findings"}, {{"subject", {"对象", "subject"}},
                                    {"what", {"发现", "found"}},
                                    {"todo", {"怎么办", "what to do"}}}) {}

void Findings::add(const std::string& subject, const Text& what, const Text& todo) {
  table_.row({readable(subject), readable(what.in(language_)), todo.in(language_)});
  ++count_;
}

}  // namespace rubiao
