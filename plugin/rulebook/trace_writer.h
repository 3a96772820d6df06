// SPDX-License-Identifier: Apache-2.0
// TraceWriter: the trace of a question put to a BoundTable, byte for byte what to_json(Edition::decide(...))
// dumps, put together from texts made once: what a row says of itself is the same for every question.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rulebook/bound_table.h"

namespace rubiao::rulebook {

// One question that the workspace has decided, and where its trace goes.
struct TraceQuestion {
  std::size_t at;
  Workspace& work;
  std::string& line;
};

class TraceWriter {
 public:
  // The table must outlive it.
  explicit TraceWriter(const BoundTable& table);

  // Adds the trace of a question that `work` has decided. Throws Error(invalid_input) with every input that
  // is refused; nothing is added then.
  void write(std::span<const ColumnValues> columns, std::size_t question, Workspace& work,
             std::string& line) const;

 private:
  struct Texts {
    std::string start{};                               // "decision":…,"inputs":{
    std::vector<std::string> keys{};                   // "name":
    std::string table{};                               // },"table":…,"matched":[
    std::vector<std::string> matched{};                // by row
    std::vector<std::vector<std::string>> missed{};    // by row and column: {"row":…,"got":
    std::vector<std::vector<std::string>> outcomes{};  // by column and row of the decision that fills it
    std::vector<std::string> outputs{};                // by row
    std::string end{};                                 // ,"parameters":…,"because":[
  };

  [[nodiscard]] Texts texts_of(const BoundDecision& decision) const;
  [[nodiscard]] std::string ask_slowly(std::span<const ColumnValues> columns, std::size_t question) const;
  void write_decision(std::size_t at, const TraceQuestion& question) const;
  void write_miss(const BoundDecision& decision, const Texts& texts, std::size_t row,
                  const TraceQuestion& question) const;
  void write_output(std::size_t at, const TraceQuestion& question) const;

  const BoundTable& table_;
  std::string head_;
  std::vector<Texts> texts_;
};

}  // namespace rubiao::rulebook
