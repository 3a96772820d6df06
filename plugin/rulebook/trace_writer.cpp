// SPDX-License-Identifier: Apache-2.0
#include "rulebook/trace_writer.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "formats/json.h"
#include "rulebook/consultation.h"

namespace rubiao::rulebook {

namespace {

using formats::Json;

std::string quoted(const std::string& text) {
  return Json(text).dump();
}

void append_quoted(std::string_view text, std::string& line) {
  const auto is_special = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  };
  if (std::ranges::any_of(text, is_special)) {
    line += quoted(std::string(text));
    return;
  }
  line += '"';
  line += text;
  line += '"';
}

// A value that its column took.
void append_value(const ColumnValues& values, std::size_t question, Type type, std::string& line) {
  const auto end = std::back_inserter(line);
  if (const Truths* truths = std::get_if<Truths>(&values)) {
    line += (*truths)[question] == 0 ? "false" : "true";
  } else if (const Integers* integers = std::get_if<Integers>(&values)) {
    fmt::format_to(end, FMT_COMPILE("\"{}\""), (*integers)[question]);
  } else if (const Days* days = std::get_if<Days>(&values)) {
    const std::int32_t day = (*days)[question];
    fmt::format_to(end, FMT_COMPILE("\"{:04}-{:02}-{:02}\""), day / 10000, day / 100 % 100, day % 100);
  } else if (type == Type::number) {
    append_quoted(Decimal::parse(std::get<Texts>(values)[question], "").text(), line);
  } else {
    append_quoted(std::get<Texts>(values)[question], line);
  }
}

struct Hits {
  std::uint64_t all;      // rows without a failing cell
  std::uint64_t but_one;  // rows with exactly one
};

Hits hits_of(const BoundDecision& decision, std::size_t word, const TraceQuestion& question) {
  Hits hits{decision.all_rows[word], 0};
  for (std::size_t i = 0; i < decision.columns.size(); ++i) {
    const Element element = question.work.elements(decision.first_column + i)[question.at];
    const std::uint64_t taking = decision.columns[i].takers[element * decision.words() + word];
    hits.but_one = (hits.but_one & taking) | (hits.all & ~taking);
    hits.all &= taking;
  }
  return hits;
}

// In order, with a comma between two of them.
template <typename Write>
void write_rows(const BoundDecision& decision, std::uint64_t Hits::*which, const TraceQuestion& question,
                Write&& write_row) {
  bool first = true;
  for (std::size_t word = 0; word < decision.words(); ++word) {
    for (std::uint64_t rows = hits_of(decision, word, question).*which; rows != 0; rows &= rows - 1) {
      if (!std::exchange(first, false)) question.line += ',';
      write_row(word * 64 + static_cast<std::size_t>(std::countr_zero(rows)));
    }
  }
}

bool takes(const BoundColumn& column, Element element, std::size_t words, std::size_t row) {
  return (column.takers[element * words + row / 64] >> row % 64 & 1) != 0;
}

}  // namespace

TraceWriter::TraceWriter(const BoundTable& table) : table_(table) {
  const Edition& edition = table.edition();
  head_ = fmt::format(R"({{"schema":"trace/1","asOf":"{}","edition":{},"rulesSha256":{},)",
                      rubiao::to_text(table.day()), quoted(edition.id()), quoted(edition.sha256()));
  for (const BoundDecision& decision : table.decisions()) texts_.push_back(texts_of(decision));
}

void TraceWriter::write(std::span<const ColumnValues> columns, std::size_t question, Workspace& work,
                        std::string& line) const {
  const std::size_t last = table_.decisions().size() - 1;
  const BoundDecision& bound = table_.decisions().back();
  const bool no_row = work.rows(last)[question] == bound.rows();
  if (table_.is_refused(question, work) || (no_row && table_.table().has_one_outcome())) {
    line += ask_slowly(columns, question);
    return;
  }
  work.values.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    work.values[i].clear();
    append_value(columns[i], question, table_.inputs()[i]->type, work.values[i]);
  }
  line += head_;
  write_decision(last, {question, work, line});
}

TraceWriter::Texts TraceWriter::texts_of(const BoundDecision& decision) const {
  const Table& table = decision.decider->table();
  Texts texts;
  texts.start = fmt::format(R"("decision":{},"inputs":{{)", quoted(table.name));
  for (const std::size_t input : decision.inputs) {
    texts.keys.push_back((texts.keys.empty() ? "" : ",") + quoted(table_.inputs()[input]->name) + ':');
  }
  texts.table =
      fmt::format(R"(}},"table":{},"hitPolicy":"{}","matched":[)", quoted(table.id), table.hit_policy);
  const std::vector<Value> any(table.inputs.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const Match match = decision.decider->explain(row, any);
    texts.matched.push_back(to_json(match).dump());
    texts.outputs.push_back(outcome_json(match).dump());
    std::vector<std::string>& missed = texts.missed.emplace_back();
    for (std::size_t column = 0; column < table.inputs.size(); ++column) {
      missed.push_back(fmt::format(R"({{"row":{},"failed":{},"needs":{},"got":)", quoted(match.row),
                                   quoted(table.inputs[column].name),
                                   quoted(table.rows[row].conditions[column].shown)));
    }
  }
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    std::vector<std::string>& outcomes = texts.outcomes.emplace_back();
    const BoundColumn& bound = decision.columns[column];
    if (bound.asked) continue;
    const Decider& source = *table_.decisions()[bound.from].decider;
    for (std::size_t row = 0; row < source.table().rows.size(); ++row) {
      const Match match = source.explain(row, std::vector<Value>(source.table().inputs.size()));
      outcomes.push_back(to_json(match.output(table.inputs[column].name)).dump());
    }
  }
  texts.end = fmt::format(R"(,"parameters":{},"because":[)",
                          to_json(parameters_used(table_.edition(), table, table_.day())).dump());
  return texts;
}

// In the words of the decision itself.
std::string TraceWriter::ask_slowly(std::span<const ColumnValues> columns, std::size_t question) const {
  Inputs inputs;
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const InputColumn& input = *table_.inputs()[i];
    try {
      inputs.emplace_back(input.name, value_at(columns[i], question, input.type, input.name));
    } catch (const Error& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return to_json(table_.edition().decide(table_.table().id, inputs, table_.day())).dump();
}

void TraceWriter::write_decision(std::size_t at, const TraceQuestion& question) const {
  const BoundDecision& decision = table_.decisions()[at];
  const Texts& texts = texts_[at];
  std::string& line = question.line;
  line += texts.start;
  for (std::size_t i = 0; i < decision.inputs.size(); ++i) {
    line += texts.keys[i];
    line += question.work.values[decision.inputs[i]];
  }
  line += texts.table;
  write_rows(decision, &Hits::all, question, [&](std::size_t row) { line += texts.matched[row]; });
  line += R"(],"nearMisses":[)";
  write_rows(decision, &Hits::but_one, question,
             [&](std::size_t row) { write_miss(decision, texts, row, question); });
  line += R"(],"output":)";
  write_output(at, question);
  line += texts.end;
  for (const std::size_t reason : decision.because) {
    if (reason != decision.because.front()) line += ',';
    line += '{';
    write_decision(reason, question);
  }
  line += "]}";
}

void TraceWriter::write_miss(const BoundDecision& decision, const Texts& texts, std::size_t row,
                             const TraceQuestion& question) const {
  const auto element = [&](std::size_t i) {
    return question.work.elements(decision.first_column + i)[question.at];
  };
  std::size_t failed = 0;
  while (takes(decision.columns[failed], element(failed), decision.words(), row)) ++failed;
  const BoundColumn& column = decision.columns[failed];
  question.line += texts.missed[row][failed];
  question.line += column.asked ? question.work.values[column.from]
                                : texts.outcomes[failed][question.work.rows(column.from)[question.at]];
  question.line += '}';
}

void TraceWriter::write_output(std::size_t at, const TraceQuestion& question) const {
  const BoundDecision& decision = table_.decisions()[at];
  const Texts& texts = texts_[at];
  if (decision.decider->table().has_one_outcome()) {
    question.line += texts.outputs[question.work.rows(at)[question.at]];
    return;
  }
  question.line += '[';
  write_rows(decision, &Hits::all, question, [&](std::size_t row) { question.line += texts.outputs[row]; });
  question.line += ']';
}

}  // namespace rubiao::rulebook
