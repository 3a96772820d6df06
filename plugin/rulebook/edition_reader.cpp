// SPDX-License-Identifier: Apache-2.0
#include "rulebook/edition_reader.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "base/digest.h"
#include "base/error.h"
#include "rulebook/constants.h"
#include "rulebook/dmn_reader.h"
#include "rulebook/example.h"
#include "rulebook/proof.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

constexpr std::uintmax_t largest_file = 4u << 20;

[[noreturn]] void refuse(Status status, const std::filesystem::path& file, Text message, Text todo) {
  const std::string name = (file.parent_path().filename() / file.filename()).string();
  throw Error(status,
              Problem{.message = std::move(message), .rule = "R802", .file = name, .todo = std::move(todo)});
}

class EditionReader {
 public:
  EditionReader(const std::filesystem::path& folder, const std::shared_ptr<const Sources>& sources,
                RuleDocuments& documents, Seal seal, Findings& findings)
      : folder_(folder),
        name_(folder.filename().string()),
        sources_(sources),
        documents_(documents),
        seal_(seal),
        findings_(findings) {}

  std::optional<Edition> read() {
    const std::size_t before = findings_.count();
    const std::string file = name_ + "/edition.xml";
    const std::string bytes = read_bytes(folder_ / "edition.xml");
    const std::shared_ptr<const XmlElement> root = documents_.parse(bytes, file, findings_);
    if (!root) return std::nullopt;
    const Reading reading{file, findings_};
    reading.demand_children(*root, "edition", {"why", "approved", "file"});
    std::string id = reading.attribute(*root, "id");
    const std::optional<Date> from = reading.date(*root, "from");
    if (from) span_.from = *from;
    if (root->attribute("to") != nullptr) span_.to = reading.date(*root, "to");
    if (from) check_identity(id, reading.place(*root));
    const Approval approval = read_approval(*root, reading);
    documents_.check_form(bytes, *root, file, findings_);
    if (findings_.count() != before) return std::nullopt;
    read_files(listed_files(*root, reading), file);
    if (findings_.count() != before) return std::nullopt;
    Edition edition(std::move(id), span_, approval, to_hex(sha256(bytes)), std::move(files_),
                    std::move(deciders_), std::move(parameters_), sources_);
    run_examples(edition, examples_, findings_);
    if (findings_.count() != before) return std::nullopt;
    return edition;
  }

 private:
  struct Listed {
    std::string sha256;
    Place place;
  };

  static Approval read_approval(const XmlElement& root, const Reading& reading) {
    const XmlElement* approved = reading.child(root, "approved");
    if (approved == nullptr) return {};
    return {reading.attribute(*approved, "by"), reading.date(*approved, "on").value_or(Date())};
  }

  std::map<std::string, Listed> listed_files(const XmlElement& root, const Reading& reading) {
    std::map<std::string, Listed> listed;
    for (const XmlElement* element : root.children_named("file")) {
      listed[reading.attribute(*element, "name")] = {optional_attribute(*element, "sha256"),
                                                     reading.place(*element)};
    }
    return listed;
  }

  void read_files(const std::map<std::string, Listed>& listed, const std::string& edition_file) {
    std::vector<std::string> present = rule_files(folder_);
    for (const auto& [file, entry] : listed) {
      if (seal_ == Seal::not_yet || std::ranges::find(present, file) != present.end()) continue;
      complain(entry.place, "R802", file, "", {"规则文件不存在", "the rule file does not exist"});
    }
    // The parameters first: cells name them.
    std::ranges::stable_sort(present, {}, [](const std::string& file) { return file != "parameters.xml"; });
    for (const std::string& file : present) {
      const auto entry = listed.find(file);
      const std::string bytes = read_bytes(folder_ / file);
      const std::string hash = files_[file] = to_hex(sha256(bytes));
      if (seal_ == Seal::demanded && entry == listed.end()) {
        complain({edition_file}, "R802", file, "", {"规则文件没有列入本版", "the rule file is not listed"});
      } else if (seal_ == Seal::demanded && entry->second.sha256 != hash) {
        complain(
            entry->second.place, "R801", file, hash,
            {"规则文件与批准时不同（摘要值不符）", "the rule file differs from the approved one (SHA-256)"});
      }
      read_file(bytes, name_ + "/" + file);
    }
  }

  // One name in three places, so that a copied folder is not taken for another edition than it says.
  void check_identity(const std::string& id, const Place& place) {
    const std::string day = rubiao::to_text(span_.from);
    if (id != day || name_ != day) {
      findings_.add(place,
                    {.message = {"版本标识、起始日和文件夹名须是同一日期",
                                 "the edition's id, its first day and its folder's name must be one date"},
                     .rule = "R804",
                     .field = "id",
                     .found = "id " + id + ", from " + day + ", " + name_,
                     .todo = {"三处都写成施行之日，如 2027-01-01",
                              "write the first day in force in all three, such as 2027-01-01"}});
    }
    if (span_.to && *span_.to < span_.from) {
      findings_.add(place, {.message = {"截止日早于起始日", "the edition ends before it begins"},
                            .rule = "R803",
                            .field = "to",
                            .found = rubiao::to_text(*span_.to),
                            .todo = {"改正 from 或 to", "correct from or to"}});
    }
  }

  void complain(const Place& place, std::string rule, std::string file, std::string found, Text message) {
    findings_.add(place, {.message = std::move(message),
                          .rule = std::move(rule),
                          .field = std::move(file),
                          .found = std::move(found),
                          .todo = {"核对改动后重新封存（见 rules/README.md）",
                                   "review the change, then seal the edition again (rules/README.md)"}});
  }

  void read_file(const std::string& bytes, const std::string& file) {
    const std::shared_ptr<const XmlElement> root = documents_.parse(bytes, file, findings_);
    if (!root) return;
    const bool is_model = file.ends_with(".dmn");
    const bool is_parameters = file.ends_with("parameters.xml");
    if (is_parameters) parameters_ = read_parameters(*root, file, *sources_, span_, findings_);
    if (is_model) read_model(*root, file);
    documents_.check_form(bytes, *root, file, findings_);
    if (!is_model && !is_parameters) examples_.push_back({file, root});
  }

  void read_model(const XmlElement& root, const std::string& file) {
    for (const Date day : days_of_change(parameters_, span_)) read_decisions(root, file, day);
  }

  // From a day on: the tables again whose cells name a parameter that changes on it.
  void read_decisions(const XmlElement& root, const std::string& file, Date day) {
    const Basis basis{*sources_, span_, Constants(parameters_, day)};
    const bool is_first = day == span_.from;
    if (!is_first && !decides_by_changed(file, basis.constants, day)) return;
    for (Table& table : read_tables(root, file, basis, findings_)) {
      const auto known = std::ranges::find(deciders_, table.id, id_of);
      if (is_first && known != deciders_.end()) complain_of_namesake(table);
      if (!is_first && table.constants.empty()) continue;
      deciders_.push_back({day, Decider(std::move(table))});
      prove(deciders_.back().decider, findings_);
    }
  }

  // Whether a table of the file names a parameter that has another value than the day before.
  [[nodiscard]] bool decides_by_changed(const std::string& file, const Constants& now, Date day) const {
    const Constants before(parameters_, Date(std::chrono::sys_days(day) - std::chrono::days(1)));
    for (const DatedDecider& dated : deciders_) {
      if (dated.decider.table().place.file != file) continue;
      for (const std::string& name : dated.decider.table().constants) {
        const Value* old = before.find(name);
        const Value* value = now.find(name);
        if (old == nullptr || value == nullptr || compare(*old, *value) != 0) return true;
      }
    }
    return false;
  }

  void complain_of_namesake(const Table& table) {
    findings_.add(table.place, {.message = {"另一文件已有同名决策", "another file has this decision"},
                                .rule = "R105",
                                .field = table.id});
  }

  static const std::string& id_of(const DatedDecider& dated) { return dated.decider.table().id; }

  const std::filesystem::path& folder_;
  std::string name_;
  const std::shared_ptr<const Sources>& sources_;
  RuleDocuments& documents_;
  Seal seal_;
  Findings& findings_;
  InForce span_{};
  FileHashes files_;
  std::vector<DatedDecider> deciders_;
  std::vector<Parameter> parameters_;
  std::vector<ExampleFile> examples_;
};

}  // namespace

std::optional<Edition> read_edition(const std::filesystem::path& folder,
                                    const std::shared_ptr<const Sources>& sources, RuleDocuments& documents,
                                    Findings& findings, Seal seal) {
  return EditionReader(folder, sources, documents, seal, findings).read();
}

std::string read_bytes(const std::filesystem::path& file) {
  std::error_code failed;
  const auto status = std::filesystem::status(file, failed);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    refuse(Status::invalid_input, file, {"不是普通文件", "not a regular file"},
           {"换成普通文件", "put a regular file in its place"});
  }
  if (std::filesystem::exists(status) && std::filesystem::file_size(file, failed) > largest_file) {
    refuse(Status::invalid_input, file, {"规则文件过大", "the rule file is too large"},
           {"拆成几个文件", "split it"});
  }
  const std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    refuse(Status::not_found, file, {"规则文件无法读取", "the rule file cannot be read"},
           {"检查规则目录是否完整", "check that the rules folder is complete"});
  }
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return std::move(bytes).str();
}

std::vector<std::string> rule_files(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::string name = entry.path().filename().string();
    if (name.ends_with(".dmn") || name == "parameters.xml") names.push_back(std::move(name));
  }
  if (std::filesystem::is_directory(folder / "tests")) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / "tests")) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".xml")) names.push_back("tests/" + name);
    }
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace rubiao::rulebook
