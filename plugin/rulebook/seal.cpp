// SPDX-License-Identifier: Apache-2.0
#include "rulebook/seal.h"

#include <fmt/format.h>

#include <fstream>

#include "base/digest.h"
#include "base/error.h"
#include "formats/html_text.h"
#include "rulebook/edition_reader.h"

namespace rubiao::rulebook {

namespace {

constexpr const char* edition_file = "edition.xml";

// Whole or not at all: beside the old one first, then in its place.
bool write(const std::filesystem::path& edition_folder, const std::string& text) {
  const std::filesystem::path file = edition_folder / edition_file;
  if (text == read_bytes(file)) return false;
  const std::filesystem::path fresh = edition_folder / "edition.xml.new";
  std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
  stream << text;
  std::error_code failed;
  if (stream.flush()) std::filesystem::rename(fresh, file, failed);
  if (!stream || failed) {
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    throw Error(Status::store_failed,
                Problem{.message = {"无法写入 edition.xml", "edition.xml cannot be written"},
                        .file = edition_file,
                        .found = failed.message(),
                        .todo = {"检查文件夹的权限和磁盘", "check the folder's permissions and the disk"}});
  }
  return true;
}

void erase_list(std::string& text) {
  for (std::size_t at = 0; (at = text.find("<file ", at)) != std::string::npos;) {
    const std::size_t end = text.find("/>", at);
    if (end == std::string::npos) return;
    const std::size_t before = text.find_last_not_of(" \t\r\n", at - 1);
    at = before == std::string::npos ? 0 : before + 1;
    text.erase(at, end + 2 - at);
  }
}

// Of the name in XML; what XML cannot hold would stand there as U+FFFD.
std::string name_in_xml(const std::string& name) {
  std::string escaped = formats::escape_html(name);
  if (escaped.find("\uFFFD") == std::string::npos) return escaped;
  throw Error(Status::invalid_input, Problem{.message = {"批准人的名字含有控制字符",
                                                         "the approver's name has a control character in it"},
                                             .rule = "R201",
                                             .field = "approved_by",
                                             .todo = {"只写名字", "write the name alone"}});
}

// A name that no one could read, or that is none, is not written.
void demand_form(const std::string& text) {
  Findings findings;
  RuleDocuments documents;
  if (const auto root = documents.parse(text, edition_file, findings))
    documents.check_form(text, *root, edition_file, findings);
  findings.throw_if_any();
}

}  // namespace

std::string sealed(const std::filesystem::path& edition_folder) {
  std::string text = read_bytes(edition_folder / edition_file);
  erase_list(text);
  const std::size_t end = text.rfind("</edition>");
  if (end == std::string::npos) return text;
  std::string list;
  for (const std::string& file : rule_files(edition_folder)) {
    list += fmt::format("  <file name=\"{}\" sha256=\"{}\"/>\n", file,
                        to_hex(sha256(read_bytes(edition_folder / file))));
  }
  return text.insert(end, end > 0 && text[end - 1] == '\n' ? list : "\n" + list);
}

bool seal(const std::filesystem::path& edition_folder) {
  return write(edition_folder, sealed(edition_folder));
}

bool approve(const std::filesystem::path& edition_folder, const Approval& approval) {
  std::string text = sealed(edition_folder);
  const std::size_t from = text.find("<approved ");
  const std::size_t to = from == std::string::npos ? from : text.find("/>", from);
  if (to == std::string::npos) {
    throw Error(
        Status::invalid_input,
        Problem{.message = {"edition.xml 中没有 approved 元素", "edition.xml has no approved element"},
                .rule = "R104",
                .file = edition_file,
                .todo = {"写上 <approved by=\"…\" on=\"…\"/>", "write <approved by=\"…\" on=\"…\"/>"}});
  }
  text.replace(
      from, to - from,
      fmt::format("<approved by=\"{}\" on=\"{}\"", name_in_xml(approval.by), rubiao::to_text(approval.on)));
  demand_form(text);
  return write(edition_folder, text);
}

}  // namespace rubiao::rulebook
