// SPDX-License-Identifier: Apache-2.0
#include "disclosure/oim_csv.h"

#include <algorithm>
#include <array>
#include <map>

#include "disclosure/invariants.h"
#include "disclosure/oim.h"
#include "disclosure/outline.h"

namespace rubiao::disclosure {
namespace {

using formats::JsonWriter;

// A column that holds facts; what its axis says of them, if it has one.
struct Column {
  std::string name;
  std::string axis{};
  std::string member{};
};

// One CSV file: rows by concept and period, columns of facts.
struct CsvSheet {
  std::string id;
  bool amounts = true;
  bool keyed = false;      // by an id of the register
  bool languages = false;  // of its texts
  std::vector<Column> columns;
  // Row: what its property cells say; then the cells of the columns.
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> rows{};
};

CsvSheet note_sheet(const char* id, TableId table) {
  constexpr std::array<const char*, total_column> names{"purchased", "self_made", "other"};
  CsvSheet sheet{.id = id, .columns = {}};
  for (std::size_t i = 0; i < total_column; ++i)
    sheet.columns.push_back({names[i], qualified(axis_of(table)), qualified(member_of(table, i))});
  sheet.columns.push_back({"total"});
  return sheet;
}

class Sheets {
 public:
  Sheets() {
    all_.push_back({.id = "statement", .columns = {{"amount"}}});
    all_.push_back(note_sheet("intangible", TableId::intangible_assets));
    all_.push_back(note_sheet("inventory", TableId::inventories));
    all_.push_back({.id = "significant", .keyed = true, .columns = {{"amount"}}});
    all_.push_back({.id = "significant-texts",
                    .amounts = false,
                    .keyed = true,
                    .languages = true,
                    .columns = {{"value"}}});
    all_.push_back({.id = "texts", .amounts = false, .languages = true, .columns = {{"value"}}});
  }

  void add(const Fact& fact, const FactContext& context) {
    const Concept& item = concept_named(fact.name);
    CsvSheet& sheet = home_of(item, context);
    std::vector<std::string> row{qualified(fact.name), oim_period(context)};
    if (sheet.keyed) row.push_back(context.key);
    if (sheet.languages) row.emplace_back(fact.language ? oim_language(*fact.language) : "");
    auto& cells = cells_of(sheet, row);
    cells.at(column_of(sheet, context)) = oim_value(fact);
  }

  [[nodiscard]] const std::vector<CsvSheet>& all() const { return all_; }

 private:
  CsvSheet& home_of(const Concept& item, const FactContext& context) {
    const bool keyed = !context.key.empty();
    if (!is_amount(item)) return named(keyed ? "significant-texts" : "texts");
    if (keyed) return named("significant");
    for (const auto& [id, table] :
         {std::pair{"intangible", TableId::intangible_assets}, {"inventory", TableId::inventories}}) {
      const auto concepts = division_of(role_of(table))->concepts;
      if (std::ranges::find(concepts, item.name) != concepts.end()) return named(id);
    }
    return named("statement");
  }

  CsvSheet& named(std::string_view id) { return *std::ranges::find(all_, id, &CsvSheet::id); }

  // Facts of one row need not follow each other: its columns are other contexts.
  std::vector<std::string>& cells_of(CsvSheet& sheet, const std::vector<std::string>& row) {
    const auto [at, is_new] = places_.try_emplace({sheet.id, row}, sheet.rows.size());
    if (is_new) sheet.rows.emplace_back(row, std::vector<std::string>(sheet.columns.size()));
    return sheet.rows[at->second].second;
  }

  static std::size_t column_of(const CsvSheet& sheet, const FactContext& context) {
    if (context.member.empty()) return sheet.columns.size() - 1;
    const auto found = std::ranges::find(sheet.columns, qualified(context.member), &Column::member);
    return static_cast<std::size_t>(found - sheet.columns.begin());
  }

  std::vector<CsvSheet> all_;
  std::map<std::pair<std::string, std::vector<std::string>>, std::size_t> places_;
};

// Always between quotation marks, but for names and amounts; a leading # would be a special value.
std::string quoted(const std::string& text) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' ||
           c == '-' || c == '.' || c == '/' || c == '_';
  });
  if (plain) return text;
  std::string cell = "\"";
  if (text.front() == '#') cell += '#';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

std::string label_of(const std::string& qualified_name) {
  return std::string(
      concept_named(std::string_view(qualified_name).substr(taxonomy_prefix.size() + 1)).label.zh);
}

std::string write_rows(const CsvSheet& sheet) {
  std::string csv = "concept,period";
  if (sheet.keyed) csv += ",register_id";
  if (sheet.languages) csv += ",language";
  csv += ",label";
  for (const Column& column : sheet.columns) csv += "," + column.name;
  csv += "\n";
  for (const auto& [properties, cells] : sheet.rows) {
    for (const std::string& cell : properties) csv += quoted(cell) + ",";
    csv += quoted(label_of(properties.front()));
    for (const std::string& cell : cells) csv += "," + quoted(cell);
    csv += "\n";
  }
  return csv;
}

void write_property(JsonWriter& json, std::string_view name, bool comment = false) {
  json.key(name);
  json.open_object(true);
  if (comment) {
    json.key("comment");
    json.truth(true);
  }
  json.close();
}

void write_column(JsonWriter& json, const Column& column) {
  json.key(column.name);
  json.open_object(true);
  json.key("dimensions");
  json.open_object();
  if (!column.axis.empty()) json.text(column.axis, column.member);
  json.close();
  json.close();
}

void write_template(JsonWriter& json, const CsvSheet& sheet, const Entity& entity, int decimals) {
  json.key(sheet.id);
  json.open_object();
  json.key("columns");
  json.open_object();
  write_property(json, "concept");
  write_property(json, "period");
  if (sheet.keyed) write_property(json, "register_id");
  if (sheet.languages) write_property(json, "language");
  write_property(json, "label", true);
  for (const Column& column : sheet.columns) write_column(json, column);
  json.close();
  json.key("dimensions");
  json.open_object();
  json.text("concept", "$concept");
  json.text("entity", oim_entity(entity));
  json.text("period", "$period");
  if (sheet.amounts) json.text("unit", oim_unit);
  if (sheet.languages) json.text("language", "$language");
  if (sheet.keyed) json.text(qualified("SignificantAxis"), "$register_id");
  json.close();
  if (sheet.amounts) {
    json.key("decimals");
    json.number(decimals);
  }
  json.close();
}

std::string write_metadata(const Report& report, const FactSet& set, const Sheets& sheets,
                           const std::string& stem, std::string_view schema) {
  std::string bytes;
  JsonWriter json([&](std::string_view piece) { bytes += piece; });
  json.open_object();
  write_document_info(json, "https://xbrl.org/2021/xbrl-csv", report, set, schema);
  json.key("tableTemplates");
  json.open_object();
  for (const CsvSheet& sheet : sheets.all())
    if (!sheet.rows.empty()) write_template(json, sheet, report.entity, set.decimals);
  json.close();
  json.key("tables");
  json.open_object();
  for (const CsvSheet& sheet : sheets.all()) {
    if (sheet.rows.empty()) continue;
    json.key(sheet.id);
    json.open_object(true);
    json.text("url", stem + "-" + sheet.id + ".csv");
    json.close();
  }
  json.close();
  json.close();
  json.finish();
  return bytes;
}

}  // namespace

std::vector<ReportFile> write_oim_csv(const Report& report, const std::string& stem, std::string_view schema,
                                      FactRounding rounding) {
  require_invariants(report, std::nullopt);
  const FactSet set = gather_facts(report, rounding);
  Sheets sheets;
  for (const Fact& fact : set.facts) sheets.add(fact, context_of(set, fact));
  std::vector<ReportFile> files{{stem + ".json", write_metadata(report, set, sheets, stem, schema)}};
  for (const CsvSheet& sheet : sheets.all())
    if (!sheet.rows.empty()) files.push_back({stem + "-" + sheet.id + ".csv", write_rows(sheet)});
  return files;
}

}  // namespace rubiao::disclosure
