// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rulebook.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/error.h"
#include "rulebook/edition_reader.h"
#include "rulebook/rule_documents.h"

namespace rubiao::rulebook {
namespace {

std::shared_ptr<const Sources> read_sources(const std::filesystem::path& folder, RuleDocuments& documents,
                                            Findings& findings) {
  const std::string file = "sources.xml";
  const std::string bytes = read_bytes(folder / file);
  const auto root = documents.parse(bytes, file, findings);
  if (!root) findings.throw_if_any();
  auto sources = std::make_shared<const Sources>(Sources::read(*root, file, findings));
  documents.check_form(bytes, *root, file, findings);
  return sources;
}

// A folder that begins like a date is an edition, whole or not: without its edition.xml it is no edition that
// could be passed over in silence.
bool is_edition_folder(const std::filesystem::directory_entry& entry) {
  if (!entry.is_directory()) return false;
  const std::string name = entry.path().filename().string();
  const bool is_dated = name.find_first_not_of("0123456789") >= 4;
  return is_dated || std::filesystem::exists(entry.path() / "edition.xml");
}

std::vector<std::filesystem::path> edition_folders(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (is_edition_folder(entry)) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

bool has_edition(const std::filesystem::path& folder, Findings& findings) {
  if (std::filesystem::exists(folder / "edition.xml")) return true;
  findings.add({(folder.filename() / "edition.xml").string(), 1, 1},
               {.message = {"以日期命名的文件夹中没有 edition.xml",
                            "a folder with a date for a name, and no edition.xml in it"},
                .rule = "R802",
                .todo = {"补上 edition.xml，或把文件夹移出规则目录",
                         "write its edition.xml, or move the folder out of the rules"}});
  return false;
}

// Every edition ends the day before the next begins; the last has no end, or one.
void check_sequence(const std::vector<Edition>& editions, Findings& findings) {
  for (std::size_t i = 1; i < editions.size(); ++i) {
    const std::optional<Date> end = editions[i - 1].to();
    const auto next = std::chrono::sys_days(editions[i].from());
    if (end && std::chrono::sys_days(*end) + std::chrono::days(1) == next) continue;
    const std::string day = rubiao::to_text(Date(next - std::chrono::days(1)));
    findings.add({editions[i - 1].id() + "/edition.xml", 1, 1},
                 {.message = {"与下一版规则 " + editions[i].id() + " 的适用日期重叠或有空档",
                              "overlaps with the next edition " + editions[i].id() + " or leaves a hole"},
                  .rule = "R803",
                  .field = "to",
                  .found = end ? rubiao::to_text(*end) : "",
                  .expected = {day, day},
                  .todo = {"改正截止日", "correct the last day"}});
  }
}

[[noreturn]] void refuse_folder(const std::filesystem::path& folder, Text message) {
  throw Error(Status::not_found, Problem{.message = std::move(message),
                                         .rule = "R802",
                                         .found = folder.string(),
                                         .todo = {"核对路径", "check the path"}});
}

void demand_folder(const std::filesystem::path& folder) {
  if (std::filesystem::is_directory(folder)) return;
  if (std::filesystem::exists(folder))
    refuse_folder(folder, {"这不是规则文件夹", "this is no folder of rules"});
  refuse_folder(folder, {"没有这个规则文件夹", "there is no such folder of rules"});
}

// What the file system refuses is a finding as well, not our mistake.
template <typename Read>
auto reading(const std::filesystem::path& folder, Read read) {
  try {
    return read();
  } catch (const std::filesystem::filesystem_error& error) {
    const std::string path = error.path1().empty() ? folder.string() : error.path1().string();
    throw Error(Status::invalid_input,
                Problem{.message = {"规则文件夹无法读取", "the folder of rules cannot be read"},
                        .rule = "R802",
                        .found = path,
                        .todo = {"检查权限和符号链接", "check permissions and symbolic links"}});
  }
}

}  // namespace

Rulebook Rulebook::load(const std::filesystem::path& folder) {
  return reading(folder, [&] { return load_all(folder); });
}

Rulebook Rulebook::load_all(const std::filesystem::path& folder) {
  demand_folder(folder);
  Findings findings;
  Rulebook book;
  RuleDocuments documents;
  const std::shared_ptr<const Sources> sources = read_sources(folder, documents, findings);
  for (const std::filesystem::path& edition_folder : edition_folders(folder)) {
    if (!has_edition(edition_folder, findings)) continue;
    std::optional<Edition> edition = read_edition(edition_folder, sources, documents, findings);
    if (edition) book.editions_.push_back(*std::move(edition));
  }
  std::ranges::sort(book.editions_, {}, &Edition::from);
  if (findings.count() == 0) check_sequence(book.editions_, findings);
  findings.throw_if_any();
  if (book.editions_.empty()) {
    throw Error(Status::not_found,
                Problem{.message = {"规则目录中没有任何一版规则", "the rules folder holds no edition"},
                        .rule = "R802",
                        .file = folder.filename().string()});
  }
  return book;
}

Edition Rulebook::draft(const std::filesystem::path& edition_folder) {
  return reading(edition_folder, [&] { return draft_of(edition_folder); });
}

Edition Rulebook::draft_of(const std::filesystem::path& edition_folder) {
  demand_folder(edition_folder);
  Findings findings;
  RuleDocuments documents;
  const std::filesystem::path folder = std::filesystem::canonical(edition_folder);
  if (!std::filesystem::exists(folder / "edition.xml"))
    refuse_folder(folder, {"这不是一版规则的文件夹：其中没有 edition.xml",
                           "this is no folder of an edition: there is no edition.xml in it"});
  const auto sources = read_sources(folder.parent_path(), documents, findings);
  std::optional<Edition> edition = read_edition(folder, sources, documents, findings, Seal::not_yet);
  findings.throw_if_any();
  return *std::move(edition);
}

Rules Rulebook::at(Date accounting_date) const {
  for (const Edition& edition : editions_) {
    if (edition.from() <= accounting_date && (!edition.to() || accounting_date <= *edition.to()))
      return {edition, accounting_date};
  }
  const std::string day = rubiao::to_text(accounting_date);
  refuse(
      "SC-2", "MOF2023-11:4",
      {"没有适用于 " + day +
           " 的规则：暂行规定自2024年1月1日起施行，采用未来适用法；各版的起止日见 rubiao rules check",
       "no edition of the rules covers " + day +
           ": the provisions apply from 1 January 2024, prospectively; see also the editions' from and to"},
      {"核对会计日期", "check the accounting date"});
}

}  // namespace rubiao::rulebook
