// SPDX-License-Identifier: Apache-2.0
#include "rulebook/seal.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "base/digest.h"
#include "base/error.h"
#include "formats/html_text.h"
#include "rulebook/edition_reader.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {

namespace {

constexpr const char* edition_file = "edition.xml";

Text reason_of(const std::error_code& code) {
  if (code == std::errc::permission_denied) return {"没有权限", "permission denied"};
  if (code == std::errc::no_space_on_device) return {"磁盘已满", "the disk is full"};
  if (code == std::errc::read_only_file_system) return {"文件系统只读", "the file system is read-only"};
  return {"系统错误 " + std::to_string(code.value()), code.message()};
}

[[noreturn]] void fail_to_write(const std::filesystem::path& edition_folder, const std::error_code& code) {
  const Text reason = reason_of(code);
  throw Error(Status::store_failed,
              Problem{.message = {"无法写入 edition.xml：" + reason.zh,
                                  "edition.xml cannot be written: " + reason.en},
                      .file = (edition_folder.filename() / edition_file).string(),
                      .todo = {"检查文件夹 " + edition_folder.string() + " 的权限和磁盘",
                               "check permissions and disk of the folder " + edition_folder.string()}});
}

// Whole or not at all: beside the old one first, then in its place.
bool write(const std::filesystem::path& edition_folder, const std::string& text) {
  const std::filesystem::path file = std::filesystem::canonical(edition_folder / edition_file);
  if (text == read_bytes(file)) return false;
  const std::filesystem::path fresh = file.string() + ".new";
  std::error_code failed;
  std::filesystem::remove(fresh, failed);
  errno = 0;
  std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
  stream << text;
  stream.close();
  if (!stream) failed = {errno, std::generic_category()};
  if (stream) std::filesystem::permissions(fresh, std::filesystem::status(file).permissions(), failed);
  if (stream) std::filesystem::rename(fresh, file, failed);
  if (!failed) return true;
  std::error_code ignored;
  std::filesystem::remove(fresh, ignored);
  fail_to_write(edition_folder, failed);
}

// Where `mark` stands in the text of an edition, comments and CDATA passed over.
std::size_t find(const std::string& text, std::string_view mark, std::size_t from = 0) {
  for (std::size_t at = from; at < text.size();) {
    if (text.compare(at, mark.size(), mark) == 0) return at;
    const bool comment = text.compare(at, 4, "<!--") == 0;
    const bool data = text.compare(at, 9, "<![CDATA[") == 0;
    const std::size_t end = comment ? text.find("-->", at + 4) : data ? text.find("]]>", at + 9) : at;
    if (end == std::string::npos) return end;
    at = end + 1;
  }
  return std::string::npos;
}

void erase_list(std::string& text) {
  for (std::size_t at = 0; (at = find(text, "<file ", at)) != std::string::npos;) {
    const std::size_t end = text.find("/>", at);
    if (end == std::string::npos) return;
    const std::size_t before = text.find_last_not_of(" \t\r\n", at - 1);
    at = before == std::string::npos ? 0 : before + 1;
    text.erase(at, end + 2 - at);
  }
}

std::string with_list(std::string text, const FileHashes& files) {
  erase_list(text);
  const std::size_t end = find(text, "</edition>");
  if (end == std::string::npos) return text;
  std::string list;
  for (const auto& [name, hash] : files)
    list += fmt::format("  <file name=\"{}\" sha256=\"{}\"/>\n", name, hash);
  return text.insert(end, end > 0 && text[end - 1] == '\n' ? list : "\n" + list);
}

// Of the name in XML; what XML cannot hold would stand there as U+FFFD.
std::string name_in_xml(const std::string& name) {
  std::string escaped = formats::escape_html(name);
  if (escaped.find("\uFFFD") == std::string::npos && escaped.find('\n') == std::string::npos) return escaped;
  throw Error(Status::invalid_input, Problem{.message = {"批准人的名字含有控制字符",
                                                         "the approver's name has a control character in it"},
                                             .rule = "R201",
                                             .field = "approved_by",
                                             .todo = {"只写名字", "write the name alone"}});
}

[[noreturn]] void refuse_layout() {
  throw Error(
      Status::invalid_input,
      Problem{.message = {"edition.xml 的写法不能封存：approved 和 file 应为自闭合元素，不带前缀，用双引号",
                          "edition.xml is laid out in a way that cannot be sealed: approved and file are "
                          "self-closing elements without prefix, in double quotes"},
              .rule = "R104",
              .file = edition_file,
              .todo = {"写成 <approved by=\"…\" on=\"…\"/>，并删去全部 file 元素",
                       "write <approved by=\"…\" on=\"…\"/> and delete all file elements"}});
}

// What is to be written says what it should when it is read again, whatever stood there before.
void demand_sealed(const std::string& text, const Approval& approval, const FileHashes& files) {
  Findings findings;
  RuleDocuments documents;
  const auto root = documents.parse(text, edition_file, findings);
  if (root) documents.check_form(text, *root, edition_file, findings);
  const formats::XmlElement* approved = root ? root->child("approved") : nullptr;
  FileHashes listed;
  if (root) {
    for (const formats::XmlElement* file : root->children_named("file"))
      listed[optional_attribute(*file, "name")] = optional_attribute(*file, "sha256");
  }
  const bool named = approved != nullptr && optional_attribute(*approved, "by") == approval.by &&
                     optional_attribute(*approved, "on") == rubiao::to_text(approval.on);
  if (root && (listed != files || !named) && findings.count() == 0) refuse_layout();
  findings.throw_if_any();
}

}  // namespace

std::string sealed(const std::filesystem::path& edition_folder) {
  FileHashes files;
  for (const std::string& file : rule_files(edition_folder))
    files[file] = to_hex(sha256(read_bytes(edition_folder / file)));
  return with_list(read_bytes(edition_folder / edition_file), files);
}

bool seal(const std::filesystem::path& edition_folder) {
  return write(edition_folder, sealed(edition_folder));
}

bool approve(const std::filesystem::path& edition_folder, const Edition& proved, const Approval& approval) {
  std::string text = with_list(read_bytes(edition_folder / edition_file), proved.files());
  const std::size_t from = find(text, "<approved ");
  const std::size_t to = from == std::string::npos ? from : text.find('>', from);
  if (to == std::string::npos || text[to - 1] != '/') refuse_layout();
  text.replace(
      from, to + 1 - from,
      fmt::format("<approved by=\"{}\" on=\"{}\"/>", name_in_xml(approval.by), rubiao::to_text(approval.on)));
  demand_sealed(text, approval, proved.files());
  return write(edition_folder, text);
}

}  // namespace rubiao::rulebook
