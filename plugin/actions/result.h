// SPDX-License-Identifier: Apache-2.0
// What an action answers: messages, tables, journals, traces and documents, in the shapes that
// rubiao/plugin.h promises to every host. Texts are in the caller's language; amounts are texts in yuan;
// nothing is blank.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/text.h"
#include "formats/json.h"
#include "store/vouchers.h"

namespace rubiao {

struct TableColumn {
  std::string id;
  Text title;
  const char* type = "text";  // text, amount, integer, date, ratio
};

class Table {
 public:
  Table(Text title, std::vector<TableColumn> columns)
      : title_(std::move(title)), columns_(std::move(columns)) {}
  void row(std::vector<formats::Json> cells) { rows_.push_back(std::move(cells)); }
  void note(Text note) { note_ = std::move(note); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] formats::Json json(Language language) const;

 private:
  Text title_;
  std::vector<TableColumn> columns_;
  std::vector<std::vector<formats::Json>> rows_;
  Text note_;
};

// Lines over one axis, values as text.
struct Chart {
  struct Series {
    Text title;
    formats::Json values;
  };
  Text title;
  std::vector<std::string> axis;
  std::vector<Series> series;
};

// Cells: an amount as text, or blank.
[[nodiscard]] formats::Json cell(Fen fen);
[[nodiscard]] formats::Json cell(const std::optional<Fen>& fen);
[[nodiscard]] formats::Json cell(const std::optional<Date>& date);

class Result {
 public:
  explicit Result(Language language) : language_(language) {}

  void message(const Text& text, const char* level = "info");
  void table(const Table& table) { outputs_.push_back(table.json(language_)); }
  // `names`: the host's name of each account by its code.
  void journal(std::span<const store::StoredVoucher> vouchers,
               const std::map<std::string, std::string>& names);
  void chart(const Chart& chart);
  // `text`: the trace as a person reads it.
  void trace(const formats::Json& trace, const std::string& text) {
    outputs_.push_back({{"kind", "trace"}, {"trace", trace}, {"text", text}});
  }
  void document(const std::string& name, const std::string& media_type, const Text& title);

  // The figures of a batch, beside the outputs, for a program.
  void run(formats::Json figures) { run_ = std::move(figures); }

  [[nodiscard]] formats::Json json() const;

 private:
  Language language_;
  formats::Json outputs_ = formats::Json::array();
  formats::Json run_{};
};

// Lists end so: the tables that have rows, or a word that there is nothing.
[[nodiscard]] Result listed(std::span<const Table> tables, const Text& when_empty, Language language);
[[nodiscard]] Result listed(const Table& table, const Text& when_empty, Language language);

}  // namespace rubiao
