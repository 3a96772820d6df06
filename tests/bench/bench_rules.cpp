// SPDX-License-Identifier: Apache-2.0
// A table of five columns and twenty rows: our decisions a second against those of dmn-eval-js, a DMN engine
// from npm, in the same run: `bench_rules [--rounds N] [--lang zh|en] [--json]`. Rounds are interleaved;
// medians are printed. It fails when the engines disagree, never for being slow: machines differ, the ratio
// less so. And how long all of rules/ takes to load and prove.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>

#include "base/error.h"
#include "bench/rules_engine.h"
#include "formats/json.h"
#include "rulebook/edition_reader.h"
#include "rulebook/seal.h"

using namespace rubiao;
using namespace rubiao::test;
using formats::Json;

namespace {

namespace fs = std::filesystem;

constexpr const char* decision = "five_by_twenty";
constexpr double seconds_a_round = 0.5;
const fs::path bench_folder = fs::path(RUBIAO_SOURCE_DIR) / "tests/bench";

struct Options {
  int rounds = 3;
  Language language = Language::zh;
  bool json = false;
};

struct Folder {
  fs::path path;
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "rubiao-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path = pattern;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

void write_file(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  if (!stream.flush()) throw std::runtime_error(file.string());
}

// The table as the only one of an edition, so that it is loaded and proved as any rule of the books.
fs::path make_rulebook(const fs::path& folder) {
  const fs::path edition = folder / "2024-01-01";
  fs::copy_file(fs::path(RUBIAO_SOURCE_DIR) / "rules/sources.xml", folder / "sources.xml");
  fs::copy(bench_folder / "rules", edition, fs::copy_options::recursive);
  write_file(edition / "edition.xml",
             "<edition xmlns=\"urn:rubiao:edition:1\" id=\"2024-01-01\" from=\"2024-01-01\">\n"
             "  <why>bench</why>\n  <approved by=\"bench\" on=\"2024-01-01\"/>\n</edition>\n");
  write_file(edition / "parameters.xml", "<parameters xmlns=\"urn:rubiao:parameters:1\"/>\n");
  rulebook::seal(edition);
  return folder;
}

// On both sides of every boundary.
std::vector<std::string> make_questions() {
  std::vector<std::string> questions;
  for (const char* purpose : {"自用", "对外服务", "出售", "双重或未定"})
    for (const char* route : {"外购", "自行研发", "自行加工"})
      for (const bool criteria : {true, false})
        for (const int amount : {500, 1000, 99'999, 100'000})
          for (const int months : {6, 12, 60, 61, 121})
            questions.push_back(Json{
                {"purpose", purpose},
                {"route", route},
                {"criteria", criteria},
                {"amount", amount},
                {"months", months}}.dump());
  return questions;
}

// What dmn-eval-js answers: {"decisions", "seconds", "outcomes"}.
Json ask_dmn_eval_js(const fs::path& questions) {
  const std::string command = fmt::format(
      "node '{}' '{}' {} {} <'{}'", (bench_folder / "ask_dmn_eval_js.mjs").string(),
      (bench_folder / "rules/five_by_twenty.dmn").string(), decision, seconds_a_round, questions.string());
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  for (int byte = std::fgetc(pipe.get()); byte != EOF; byte = std::fgetc(pipe.get()))
    text += static_cast<char>(byte);
  if (text.empty()) throw std::runtime_error("dmn-eval-js did not answer: ./dev setup --tests");
  return Json::parse(text);
}

// Decisions a second; `decide` decides all questions. Loads a second likewise.
double measure(std::size_t questions, const std::function<void()>& decide) {
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t done = 0;;) {
    decide();
    done += questions;
    const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (taken >= seconds_a_round) return static_cast<double>(done) / taken;
  }
}

void demand_agreement(RulesEngine& engine, const std::vector<std::string>& questions, const Json& outcomes) {
  engine.decide();
  engine.trace();
  std::istringstream traces(engine.traces());
  std::string trace;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string theirs = outcomes.at(i).at("treatment").get<std::string>();
    std::getline(traces, trace);
    if (engine.outcome(i) == theirs && Json::parse(trace).at("output").at("treatment") == theirs) continue;
    throw std::runtime_error(
        fmt::format("{}: dmn-eval-js {}, Rubiao {} and {}", questions[i], theirs, engine.outcome(i), trace));
  }
}

struct Round {
  double theirs;
  double decided;
  double traced;
  double loads;
};

double median(std::vector<Round> rounds, double Round::*which) {
  std::sort(rounds.begin(), rounds.end(),
            [&](const Round& a, const Round& b) { return a.*which < b.*which; });
  return rounds[rounds.size() / 2].*which;
}

struct Figure {
  const char* id;
  Text name;
  double value;
};

std::vector<Figure> figures_of(const std::vector<Round>& rounds) {
  const double theirs = median(rounds, &Round::theirs);
  const double decided = median(rounds, &Round::decided);
  const double traced = median(rounds, &Round::traced);
  const double load_milliseconds = 1000 / median(rounds, &Round::loads);
  return {{"dmn_eval_js", {"dmn-eval-js（次/秒）", "dmn-eval-js, decisions/s"}, theirs},
          {"decided", {"入表（次/秒）", "Rubiao, decisions/s"}, decided},
          {"traced", {"入表，附依据（次/秒）", "Rubiao with the trace, decisions/s"}, traced},
          {"ratio", {"入表 ÷ dmn-eval-js（下限 350）", "Rubiao ÷ dmn-eval-js (floor 350)"}, decided / theirs},
          {"traced_ratio",
           {"入表，附依据 ÷ dmn-eval-js（下限 100）", "Rubiao with the trace ÷ dmn-eval-js (floor 100)"},
           traced / theirs},
          {"load",
           {"加载并证明 rules/ 全部（毫秒，上限 200）", "all of rules/ loaded and proved, ms (ceiling 200)"},
           load_milliseconds}};
}

void print(const std::vector<Figure>& figures, const Options& options) {
  if (!options.json)
    fmt::print("{}\n", options.language == Language::zh
                           ? fmt::format("一张五列二十行的决策表，{} 轮中位数", options.rounds)
                           : fmt::format("A table of five columns and twenty rows, median of {} rounds",
                                         options.rounds));
  for (const Figure& figure : figures) {
    if (options.json)
      fmt::print("{{\"bench\":\"rules\",\"figure\":\"{}\",\"value\":{:.0f}}}\n", figure.id, figure.value);
    else
      fmt::print("{:>14.0f}  {}\n", figure.value, figure.name.in(options.language));
  }
}

Options read_options(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    const std::string value = i + 1 < count ? arguments[i + 1] : "";
    if (name == "--json")
      options.json = true;
    else if (name == "--rounds")
      options.rounds = std::stoi(value), ++i;
    else if (name == "--lang")
      options.language = language_from(value), ++i;
    else
      throw std::runtime_error("bench_rules [--rounds N] [--lang zh|en] [--json]");
  }
  if (options.rounds < 1) throw std::runtime_error("--rounds: > 0");
  return options;
}

void run(const Options& options) {
  const Folder folder;
  const std::vector<std::string> questions = make_questions();
  const fs::path file = folder.path / "questions.jsonl";
  write_file(file, fmt::format("{}\n", fmt::join(questions, "\n")));
  RulesEngine engine(make_rulebook(folder.path), decision, questions);
  std::vector<Round> rounds;
  for (int i = 0; i < options.rounds; ++i) {
    const Json theirs = ask_dmn_eval_js(file);
    if (i == 0) demand_agreement(engine, questions, theirs.at("outcomes"));
    rounds.push_back({theirs.at("decisions").get<double>() / theirs.at("seconds").get<double>(),
                      measure(questions.size(), [&] { engine.decide(); }),
                      measure(questions.size(), [&] { engine.trace(); }),
                      measure(1, [&] { engine.load(fs::path(RUBIAO_SOURCE_DIR) / "rules"); })});
  }
  print(figures_of(rounds), options);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    run(read_options(count, arguments));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_rules: {}\n", error.what());
    return 1;
  }
}
