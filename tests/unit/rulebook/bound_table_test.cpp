// SPDX-License-Identifier: Apache-2.0
// A decision asked with whole columns answers as the same decision asked alone: the same rows, and traces and
// refusals byte for byte.
#include <doctest/doctest.h>
#include <unistd.h>

#include <random>

#include "base/error.h"
#include "formats/json.h"
#include "rulebook/consultation.h"
#include "rulebook/seal.h"
#include "rulebook/trace_writer.h"
#include "shipped_rules.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

namespace fs = std::filesystem;

// The values of one input, held in the layout that a caller would use.
struct Column {
  std::vector<std::uint8_t> truths{};
  std::vector<std::int64_t> integers{};
  std::vector<std::string> texts{};
  std::vector<std::string_view> views{};
  std::vector<std::int32_t> days{};

  void add(const Value& value) {
    if (const bool* truth = std::get_if<bool>(&value)) truths.push_back(*truth ? 1 : 0);
    if (const Date* day = std::get_if<Date>(&value)) days.push_back(pack(*day));
    if (const auto* text = std::get_if<std::string>(&value)) texts.push_back(*text);
    if (const auto* number = std::get_if<Decimal>(&value)) texts.push_back(number->text());
  }

  ColumnValues values(Type type) {
    if (type == Type::boolean) return Truths(truths);
    if (type == Type::date) return Days(days);
    if (!integers.empty()) return Integers(integers);
    views.assign(texts.begin(), texts.end());
    return Texts(views);
  }
};

struct Asked {
  explicit Asked(const BoundTable& table) : bound(table), columns(table.inputs().size()) {}

  void add(const Inputs& inputs) {
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].add(inputs[i].second);
    questions.push_back(inputs);
  }

  void decide() {
    values.clear();
    for (std::size_t i = 0; i < columns.size(); ++i)
      values.push_back(columns[i].values(bound.inputs()[i]->type));
    bound.demand_columns(values);
    bound.decide(values, questions.size(), work);
  }

  void clear() {
    questions.clear();
    columns.assign(columns.size(), {});
  }

  // The id of the row, empty for a question that is refused.
  std::string row(std::size_t question) {
    const std::uint32_t row = work.rows(bound.decisions().size() - 1)[question];
    return row == bound.table().rows.size() ? "" : bound.table().rows[row].id;
  }

  const BoundTable& bound;
  std::vector<Column> columns;
  std::vector<Inputs> questions{};
  std::vector<ColumnValues> values{};
  Workspace work{};
};

template <typename Ask>
std::string answer(Ask&& ask) {
  try {
    return ask();
  } catch (const Error& error) {
    return render(error, Language::en);
  }
}

// Every witness of the spaces of an input: on and between all its bounds.
std::vector<std::vector<Value>> witnesses(const BoundTable& bound, const Decider& decider) {
  std::vector<std::vector<Value>> all(bound.inputs().size());
  for (const AskedColumn& asked : asked_columns(bound.edition(), decider, bound.day())) {
    std::size_t i = 0;
    while (bound.inputs()[i]->name != asked.column.name) ++i;
    for (std::size_t at = 0; at < asked.space.size(); ++at) all[i].push_back(asked.space.witness(at));
  }
  return all;
}

// A value that is mostly right, and now and then beside what the column allows.
Value any_value(const std::vector<Value>& witnesses, Type type, std::mt19937& random) {
  const Value& value = witnesses[random() % witnesses.size()];
  const auto kind = random() % 24;
  if (kind == 0 && type == Type::text) return std::string("没有\"\n\\这个");
  if (kind <= 6 && type == Type::number) return std::get<Decimal>(value) + Decimal::parse("-0.005", "");
  if (kind == 7 && type == Type::number) return Decimal::parse("-1e30", "");
  if (kind == 8 && type == Type::number) return Decimal::parse("9223372036854775807", "");
  if (kind <= 4 && type == Type::date)
    return Date(std::chrono::sys_days(std::get<Date>(value)) + std::chrono::days(1));
  return value;
}

void compare_traces(const Edition& edition, Date day, const std::string& decision, std::mt19937& random) {
  const BoundTable bound(edition, day, decision);
  const TraceWriter writer(bound);
  const auto values = witnesses(bound, edition.demand(decision, day));
  Asked asked(bound);
  for (int question = 0; question < 200; ++question) {
    Inputs inputs;
    for (std::size_t i = 0; i < values.size(); ++i)
      inputs.emplace_back(bound.inputs()[i]->name, any_value(values[i], bound.inputs()[i]->type, random));
    asked.add(inputs);
  }
  asked.decide();
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    const std::string expected =
        answer([&] { return to_json(edition.decide(decision, asked.questions[i], day)).dump(); });
    const std::string written = answer([&] {
      std::string line;
      writer.write(asked.values, i, asked.work, line);
      return line;
    });
    if (written != expected) CHECK(written == expected);
    if (bound.table().has_one_outcome() && asked.row(i).empty()) CHECK(!expected.starts_with("{"));
  }
}

void compare_all(const Rulebook& book, std::mt19937& random) {
  for (const Edition& edition : book.editions()) {
    for (const Table* table : edition.tables(edition.from())) {
      CAPTURE(table->id);
      compare_traces(edition, edition.from(), table->id, random);
    }
  }
}

// Each question has a row; every `step`th is asked alone as well.
void compare_rows(Asked& asked, std::size_t step) {
  asked.decide();
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    if (asked.row(i).empty()) FAIL("no row");
    if (i % step != 0) continue;
    CHECK(asked.row(i) == shipped().decide(asked.bound.table().id, asked.questions[i]).match().row);
  }
}

// Every combination of the witnesses, some thousands at a time. Answers how many there are.
std::size_t compare_everything(const BoundTable& bound, std::size_t step) {
  const auto values = witnesses(bound, bound.edition().demand(bound.table().id, bound.day()));
  std::vector<std::size_t> at(values.size());
  std::size_t count = 0;
  Asked asked(bound);
  for (bool more = true; more;) {
    Inputs inputs;
    for (std::size_t i = 0; i < at.size(); ++i)
      inputs.emplace_back(bound.inputs()[i]->name, values[i][at[i]]);
    asked.add(inputs);
    ++count;
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == values[i].size()) at[i++] = 0;
    more = i < at.size();
    if (more && asked.questions.size() < 5000) continue;
    compare_rows(asked, step);
    asked.clear();
  }
  return count;
}

struct SampleFolder {
  fs::path path = fs::temp_directory_path() / ("rubiao-sample-" + std::to_string(getpid()));
  SampleFolder() {
    const fs::path source = RUBIAO_SOURCE_DIR;
    fs::create_directories(path);
    fs::copy(source / "tests/second_opinion/sample", path / "2024-01-01", fs::copy_options::recursive);
    fs::copy_file(source / "rules/sources.xml", path / "sources.xml");
    seal(path / "2024-01-01");
  }
  ~SampleFolder() { fs::remove_all(path); }
  SampleFolder(const SampleFolder&) = delete;
  SampleFolder& operator=(const SampleFolder&) = delete;
};

}  // namespace

TEST_CASE("the trace of a question among many is that of the question alone, byte for byte") {
  std::mt19937 random(20240101);
  compare_all(shipped_book(), random);
  const SampleFolder sample;  // numbers, dates, free texts, hit policies A, C and R
  compare_all(Rulebook::load(sample.path), random);
}

TEST_CASE("every question there is falls into the row it has alone") {
  const Edition& edition = shipped().edition();
  CHECK(compare_everything(BoundTable(edition, shipped().day(), "cost_item"), 1) > 1000);
  // Half a million: a prime step meets all values of all inputs.
  CHECK(compare_everything(BoundTable(edition, shipped().day(), "classification"), 53) > 100'000);
}

TEST_CASE("integers and digits of a number fall alike, and what is no value is refused") {
  InputColumn input{.name = "n", .type = Type::number};
  const auto point = [](const char* low, const char* high) {
    return CellTest{.any = false,
                    .intervals = {{.low = Decimal::parse(low, ""), .high = Decimal::parse(high, "")}}};
  };
  const CellTest cells[] = {point("-0.5", "0.25"), point("3", "3"), point("-9223372036854775808", "7.5"),
                            point("-1e20", "1e20")};
  std::vector<const CellTest*> column;
  for (const CellTest& cell : cells) column.push_back(&cell);
  const ColumnSpace space(input, column);
  const ColumnLocator locator(space, Type::number);
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  const std::vector<std::int64_t> integers = {-greatest - 1, -greatest, -1, 0, 1, 2, 3, 4, 7, 8, greatest};
  std::vector<Element> found(integers.size());
  locator.locate(Integers(integers), found);
  for (std::size_t i = 0; i < integers.size(); ++i) {
    CAPTURE(integers[i]);
    CHECK(found[i] == *space.locate(Decimal(integers[i])));
  }
  const std::vector<std::string_view> digits = {"0.1", "0.25", "7.50", "-0", "1e30", "", "1e", "0x1", {}};
  std::vector<Element> by_digits(digits.size());
  locator.locate(Texts(digits), by_digits);
  for (std::size_t i = 0; i < 5; ++i) CHECK(by_digits[i] == *space.locate(Decimal::parse(digits[i], "")));
  for (std::size_t i = 5; i < digits.size(); ++i) CHECK(by_digits[i] == locator.refused());
}

TEST_CASE("columns that do not fit the inputs are refused") {
  const BoundTable bound(shipped().edition(), shipped().day(), "five_conditions");
  const std::vector<std::int64_t> numbers = {1};
  const std::vector<std::uint8_t> truths = {1};
  CHECK_THROWS_AS(bound.demand_columns(std::vector<ColumnValues>(4, Truths(truths))), Error);
  CHECK_THROWS_AS(bound.demand_columns(std::vector<ColumnValues>(5, Integers(numbers))), Error);
  CHECK_NOTHROW(bound.demand_columns(std::vector<ColumnValues>(5, Truths(truths))));
  CHECK_THROWS_AS(BoundTable(shipped().edition(), shipped().day(), "nothing"), Error);
}
