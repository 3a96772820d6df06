// SPDX-License-Identifier: Apache-2.0
// Runs one fuzzer without libFuzzer: each file of its corpus, then 2,000 mutations of them from a fixed seed,
// biased to the bytes that readers stumble over. The same inputs in every run; a crash names the one it came
// from.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "fuzzing.h"

namespace {

constexpr int mutations = 2000;
constexpr std::size_t largest = 1u << 16;
char current[512] = "nothing";

extern "C" void name_input(int) {
  std::fputs(current, stderr);  // we are dying of this input; what it was matters more than safety
  std::fflush(stderr);
  std::_Exit(1);
}

class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& corpus) : corpus_(corpus) {}

  std::string next() {
    std::string text = corpus_[below(corpus_.size())];
    for (std::size_t steps = 1 + below(4); steps > 0; --steps) mutate(text);
    if (text.size() > largest) text.resize(largest);
    return text;
  }

 private:
  std::size_t below(std::size_t bound) {
    return bound == 0 ? 0 : static_cast<std::size_t>(random_() % bound);
  }

  void mutate(std::string& text) {
    static const std::vector<std::string> edges = {std::string(1, '\0'),
                                                   "\"",
                                                   "'",
                                                   ",",
                                                   "\r",
                                                   "\n",
                                                   "\r\n",
                                                   "<",
                                                   ">",
                                                   "&",
                                                   "&#0;",
                                                   "]]>",
                                                   "<!--",
                                                   "-->",
                                                   "<![CDATA[",
                                                   "<!DOCTYPE a [",
                                                   "<?x?>",
                                                   "{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   ":",
                                                   "\\",
                                                   "\\u0000",
                                                   "\\ud800",
                                                   "9223372036854775808",
                                                   "-0",
                                                   "1e9",
                                                   "0.1",
                                                   "\xFF",
                                                   "\xEF\xBB\xBF",
                                                   "\xED\xA0\x80",
                                                   "\xF4\x90\x80\x80",
                                                   "\x81\x30",
                                                   "\xE6\x95",
                                                   "𠮷",
                                                   "数",
                                                   "=",
                                                   "-",
                                                   "%",
                                                   "2023-02-29",
                                                   "-13",
                                                   "99999999999999999999",
                                                   std::string(300, '['),
                                                   std::string(300, 'a'),
                                                   "xmlns:a='b'"};
    const std::size_t at = below(text.size() + 1);
    switch (below(6)) {
      case 0:
        text.insert(at, edges[below(edges.size())]);
        break;
      case 1:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
      case 2:
        text.erase(at, 1 + below(16));
        break;
      case 3:
        text.insert(at, text.substr(below(text.size() + 1), 1 + below(64)));
        break;
      case 4:
        text.resize(at);
        break;
      default:
        text.replace(at, 1 + below(8), corpus_[below(corpus_.size())].substr(0, 1 + below(64)));
    }
  }

  const std::vector<std::string>& corpus_;
  std::mt19937_64 random_{20240101};
};

void run(const std::string& text, const std::string& label) {
  std::snprintf(current, sizeof current, "the input was %s\n", label.c_str());
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::vector<std::string> read_corpus(const char* folder, std::vector<std::string>& names) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path());
  std::vector<std::string> corpus;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    names.push_back(file.filename().string());
  }
  return corpus;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE}) std::signal(signal, name_input);
  std::vector<std::string> names;
  const std::vector<std::string> corpus = read_corpus(arguments[1], names);
  if (corpus.empty()) {
    std::fprintf(stderr, "the corpus %s is empty\n", arguments[1]);
    return 1;
  }
  for (std::size_t i = 0; i < corpus.size(); ++i) run(corpus[i], "file " + names[i]);
  Mutator mutator(corpus);
  for (int i = 0; i < mutations; ++i) run(mutator.next(), "mutation " + std::to_string(i));
  std::printf("%zu files and %d mutations\n", corpus.size(), mutations);
  return 0;
}
