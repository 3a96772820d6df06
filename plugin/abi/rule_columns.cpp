// SPDX-License-Identifier: Apache-2.0
#include "abi/rule_columns.h"

#include <algorithm>
#include <utility>

#include "abi/fence.h"
#include "abi/texts.h"
#include "formats/json.h"
#include "rulebook/rulebook.h"
#include "rulebook/trace_writer.h"

struct rubiao_table {
  rubiao_table(rubiao::rulebook::Rulebook loaded, rubiao::Date day, std::string_view decision,
               rubiao::Language wanted)
      : book(std::move(loaded)),
        table(book.at(day).edition(), day, decision),
        trace(table),
        language(wanted) {}

  rubiao::rulebook::Rulebook book;
  rubiao::rulebook::BoundTable table;
  rubiao::rulebook::TraceWriter trace;
  rubiao::Language language;
};

namespace rubiao::abi {
namespace {

using formats::Json;
using rulebook::BoundTable;

constexpr std::size_t questions_at_once = 512;
constexpr std::size_t bytes_at_once = 64U << 10;

Language language_of(const rubiao_table* table) {
  return table == nullptr ? Language::zh : table->language;
}

// The columns of the caller, some questions at a time.
class Questions {
 public:
  Questions(const BoundTable& table, const rubiao_column* columns, uint64_t count, uint64_t distance,
            uint64_t questions)
      : table_(table), left_(questions) {
    demand(count == 0 || (columns != nullptr && distance >= sizeof(rubiao_column)), "columns");
    for (uint64_t i = 0; i < count && i <= table.inputs().size(); ++i) {
      const char* at = reinterpret_cast<const char*>(columns) + i * distance;
      columns_.push_back(reinterpret_cast<const rubiao_column*>(at));
      demand(columns_.back()->size >= sizeof(rubiao_column), "columns.size");
      demand(columns_.back()->values != nullptr || questions == 0, "columns.values");
    }
    texts_.resize(columns_.size());
    take(0);
    table.demand_columns(values_);
  }

  // Decides the next ones; false if there are none.
  bool decide_next() {
    from_ += taken_;
    left_ -= taken_;
    take(std::min<uint64_t>(left_, questions_at_once));
    if (taken_ != 0) table_.decide(values_, taken_, work);
    return taken_ != 0;
  }

  [[nodiscard]] std::size_t taken() const { return taken_; }
  [[nodiscard]] const std::vector<rulebook::ColumnValues>& values() const { return values_; }
  rulebook::Workspace work;

 private:
  void take(std::size_t questions) {
    taken_ = questions;
    values_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) values_.push_back(values_of(*columns_[i], texts_[i]));
  }

  template <typename Number>
  [[nodiscard]] std::span<const Number> part(const rubiao_column& column) const {
    if (taken_ == 0) return {};
    return {static_cast<const Number*>(column.values) + from_, taken_};
  }

  rulebook::ColumnValues values_of(const rubiao_column& column, std::vector<std::string_view>& texts) {
    switch (column.type) {
      case rubiao_column_boolean:
        return part<uint8_t>(column);
      case rubiao_column_integer:
        return part<int64_t>(column);
      case rubiao_column_date:
        return part<int32_t>(column);
      case rubiao_column_text:
        texts.clear();
        for (const rubiao_text& text : part<rubiao_text>(column)) texts.push_back(view(text));
        return rulebook::Texts(texts);
      default:
        reject("columns.type", std::to_string(column.type),
               {"没有这种列", "there is no such kind of column"});
    }
  }

  const BoundTable& table_;
  std::vector<const rubiao_column*> columns_;
  std::vector<rulebook::ColumnValues> values_;
  std::vector<std::vector<std::string_view>> texts_;
  uint64_t left_;
  uint64_t from_ = 0;
  std::size_t taken_ = 0;
};

// Gathers lines and hands them on in large pieces.
class Lines {
 public:
  explicit Lines(const rubiao_sink& sink) : sink_(sink) {}

  void end_line() {
    bytes += '\n';
    if (bytes.size() >= bytes_at_once) flush();
  }
  void flush() {
    if (!bytes.empty() && sink_.write(sink_.self, bytes.data(), bytes.size()) != 0) {
      throw Error(Status::cancelled, Problem{.message = {"已按要求停止", "stopped as asked"}});
    }
    bytes.clear();
  }

  std::string bytes;

 private:
  const rubiao_sink& sink_;
};

void write_trace(const rubiao_table& table, Questions& questions, std::size_t at, Lines& lines) {
  try {
    table.trace.write(questions.values(), at, questions.work, lines.bytes);
  } catch (const Error& error) {
    lines.bytes += "{\"error\":" + failure_text(table.language, error) + '}';
  }
  lines.end_line();
}

Json allowed_values(const rulebook::CellTest& allowed, const std::vector<rulebook::Value>& listed) {
  if (listed.empty()) return allowed.any ? Json() : Json(allowed.shown);
  Json values = Json::array();
  for (const rulebook::Value& value : listed) values.push_back(rulebook::to_json(value));
  return values;
}

template <typename Column>
Json column_json(const Column& column) {
  static constexpr const char* types[] = {"boolean", "number", "text", "date"};
  return {{"name", column.name},
          {"type", types[static_cast<std::size_t>(column.type)]},
          {"allowed", allowed_values(column.allowed, column.allowed_values)}};
}

Json row_json(const rulebook::Table& table, const rulebook::Row& row) {
  Json outputs = Json::object();
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    outputs[table.outputs[i].name] = rulebook::to_json(row.outputs[i]);
  }
  return {{"id", row.id}, {"outputs", std::move(outputs)}};
}

Json description_of(const BoundTable& bound) {
  const rulebook::Table& table = bound.table();
  Json inputs = Json::array();
  for (const rulebook::InputColumn* column : bound.inputs()) inputs.push_back(column_json(*column));
  Json outputs = Json::array();
  for (const rulebook::OutputColumn& column : table.outputs) outputs.push_back(column_json(column));
  Json rows = Json::array();
  for (const rulebook::Row& row : table.rows) rows.push_back(row_json(table, row));
  return {{"id", table.id},
          {"name", table.name},
          {"edition", bound.edition().id()},
          {"sha256", bound.edition().sha256()},
          {"hit_policy", std::string(1, table.hit_policy)},
          {"inputs", std::move(inputs)},
          {"outputs", std::move(outputs)},
          {"rows", std::move(rows)}};
}

void demand_one_outcome(const rulebook::Table& table) {
  if (table.has_one_outcome()) return;
  reject("table", table.id,
         {"这张表可以同时适用多行，没有唯一的一行",
          "several rows of this table can apply at once, so there is no one row"},
         {"改用 trace()", "use trace()"});
}

}  // namespace

rubiao_status bind(rubiao_text folder, rubiao_text day, rubiao_text decision, rubiao_text language,
                   rubiao_table** table, const rubiao_sink* failure) noexcept {
  const Language wanted = language_from(view(language));
  return guard(failure, wanted, [&] {
    demand(table != nullptr, "table");
    *table = nullptr;
    const Date date = parse_date(copy(day, "day"), "day");
    *table = new rubiao_table(rulebook::Rulebook::load(copy(folder, "folder")), date,
                              copy(decision, "decision"), wanted);
  });
}

void unbind(rubiao_table* table) noexcept {
  delete table;
}

rubiao_status describe_table(const rubiao_table* table, const rubiao_sink* result,
                             const rubiao_sink* failure) noexcept {
  return guard(failure, language_of(table), [&] {
    demand(table != nullptr, "table");
    write(result, description_of(table->table).dump());
  });
}

rubiao_status decide_columns(const rubiao_table* table, const rubiao_column* columns, uint64_t count,
                             uint64_t distance, uint64_t questions, int32_t* rows,
                             const rubiao_sink* failure) noexcept {
  return guard(failure, language_of(table), [&] {
    demand(table != nullptr, "table");
    demand(rows != nullptr || questions == 0, "rows");
    const BoundTable& bound = table->table;
    demand_one_outcome(bound.table());
    const std::size_t none = bound.table().rows.size();
    Questions asked(bound, columns, count, distance, questions);
    while (asked.decide_next()) {
      for (const std::uint32_t row : asked.work.rows(bound.decisions().size() - 1)) {
        *rows++ = row == none ? -1 : static_cast<int32_t>(row);
      }
    }
  });
}

rubiao_status trace_columns(const rubiao_table* table, const rubiao_column* columns, uint64_t count,
                            uint64_t distance, uint64_t questions, const rubiao_sink* lines,
                            const rubiao_sink* failure) noexcept {
  return guard(failure, language_of(table), [&] {
    demand(table != nullptr, "table");
    demand(lines != nullptr && lines->write != nullptr, "lines");
    Lines out(*lines);
    Questions asked(table->table, columns, count, distance, questions);
    while (asked.decide_next()) {
      for (std::size_t i = 0; i < asked.taken(); ++i) write_trace(*table, asked, i, out);
    }
    out.flush();
  });
}

}  // namespace rubiao::abi
