// SPDX-License-Identifier: Apache-2.0
#include "rulebook/seal.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "base/digest.h"
#include "base/error.h"
#include "formats/html_text.h"
#include "rulebook/edition_reader.h"

namespace rubiao::rulebook {

namespace {

bool write(const std::filesystem::path& edition_folder, const std::string& text) {
  const std::filesystem::path file = edition_folder / "edition.xml";
  if (text == read_bytes(file)) return false;
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << text;
  if (!stream.flush()) {
    throw Error(Status::store_failed,
                Problem{.message = {"无法写入 edition.xml", "edition.xml cannot be written"},
                        .file = file.filename().string()});
  }
  return true;
}

}  // namespace

std::string sealed(const std::filesystem::path& edition_folder) {
  std::istringstream lines(read_bytes(edition_folder / "edition.xml"));
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("<file ") != std::string::npos) continue;
    if (line.find("</edition>") != std::string::npos) {
      for (const std::string& file : rule_files(edition_folder)) {
        text += fmt::format("  <file name=\"{}\" sha256=\"{}\"/>\n", file,
                            to_hex(sha256(read_bytes(edition_folder / file))));
      }
    }
    text += line + "\n";
  }
  return text;
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
                .file = "edition.xml",
                .todo = {"写上 <approved by=\"…\" on=\"…\"/>", "write <approved by=\"…\" on=\"…\"/>"}});
  }
  return write(edition_folder,
               text.replace(from, to - from,
                            fmt::format("<approved by=\"{}\" on=\"{}\"", formats::escape_html(approval.by),
                                        rubiao::to_text(approval.on))));
}

}  // namespace rubiao::rulebook
