// SPDX-License-Identifier: Apache-2.0
#include "rulebook/feel_parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/error.h"
#include "rulebook/cell_tokens.h"
#include "rulebook/feel_functions.h"
#include "rulebook/feel_scanner.h"

namespace rubiao::feel {
namespace {

constexpr int deepest = 64;  // brackets within brackets: an honest rule has five

constexpr std::array<std::string_view, 13> reserved{"true", "false", "null",    "if",  "then", "else", "and",
                                                    "or",   "in",    "between", "for", "some", "every"};

Expression combine(Operator op, Expression left, Expression right) {
  Expression both{.op = op};
  both.parts.push_back(std::move(left));
  both.parts.push_back(std::move(right));
  return both;
}

class Parser {
 public:
  Parser(std::string_view text, const Names& names) : scan_(text), names_(names) {
    if (text.size() > longest_expression) scan_.fail("表达式太长", "the expression is too long");
  }

  Expression whole_expression() {
    Expression result = expression();
    demand_end();
    return result;
  }

  UnaryTests whole_tests() {
    UnaryTests tests;
    if (scan_.accept("-")) {
      if (scan_.at_end()) return {.any = true};
      scan_ = Scanner(scan_.whole());
    }
    if (sees_negation()) {
      tests.negated = true;
      (void)scan_.accept_word("not");
      demand("(");
    }
    tests.alternatives = alternatives();
    if (tests.negated) demand(")");
    demand_end();
    return tests;
  }

 private:
  // One level of nesting for as long as it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > deepest) parser_.scan_.fail("嵌套过深", "nested too deep");
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  // not( … ) around all of a cell's alternatives; not(a) and b is an expression.
  [[nodiscard]] bool sees_negation() const {
    Scanner ahead = scan_;
    if (!ahead.accept_word("not") || !ahead.sees("(")) return false;
    int open = 0;
    while (!ahead.at_end()) {
      if (ahead.sees("\"")) {
        (void)ahead.take_text();
        continue;
      }
      if (ahead.sees("(")) ++open;
      const bool closes = ahead.sees(")") && --open == 0;
      ahead.advance(1);
      if (closes) return ahead.at_end();
    }
    return false;
  }

  // The longer signs first: "<=" is not "<" and "=".
  std::optional<Operator> accept_comparison() {
    static constexpr std::array<std::pair<std::string_view, Operator>, 6> signs{{{"<=", Operator::at_most},
                                                                                 {">=", Operator::at_least},
                                                                                 {"!=", Operator::unequal},
                                                                                 {"<", Operator::less},
                                                                                 {">", Operator::greater},
                                                                                 {"=", Operator::equal}}};
    for (const auto& [sign, op] : signs) {
      if (scan_.accept(sign)) return op;
    }
    return std::nullopt;
  }

  std::vector<UnaryTest> alternatives() {
    std::vector<UnaryTest> tests;
    do {
      tests.push_back(alternative());
    } while (scan_.accept(","));
    return tests;
  }

  UnaryTest alternative() {
    if (const auto op = accept_comparison())
      return {.kind = UnaryTest::Kind::compare, .op = *op, .low = sum()};
    if (auto range = try_range()) return std::move(*range);
    return {.low = expression()};
  }

  // [a..b], (a..b), ]a..b[: told from a list or brackets by the two points.
  std::optional<UnaryTest> try_range() {
    const Scanner before = scan_;
    const bool closed = scan_.sees("[");
    if (!closed && !scan_.sees("(") && !scan_.sees("]")) return std::nullopt;
    scan_.advance(1);
    UnaryTest test{.kind = UnaryTest::Kind::range, .low_open = !closed};
    if (scan_.sees(closed ? "]" : ")")) {  // an empty list
      scan_ = before;
      return std::nullopt;
    }
    const bool outer = std::exchange(in_range_, true);
    test.low = sum();
    in_range_ = outer;
    if (!scan_.accept("..")) {
      scan_ = before;
      return std::nullopt;
    }
    in_range_ = true;
    test.high = sum();
    in_range_ = outer;
    test.high_open = !scan_.sees("]");
    if (!scan_.accept("]") && !scan_.accept("[")) demand(")");
    return test;
  }

  Expression expression() {
    const Level level(*this);
    if (scan_.accept_word("if")) return choice();
    return disjunction();
  }

  Expression choice() {
    Expression result{.op = Operator::choose};
    result.parts.push_back(expression());
    demand_word("then");
    result.parts.push_back(expression());
    demand_word("else");
    result.parts.push_back(expression());
    return result;
  }

  Expression disjunction() {
    Expression left = conjunction();
    while (scan_.accept_word("or")) left = combine(Operator::disjunction, std::move(left), conjunction());
    return left;
  }

  Expression conjunction() {
    Expression left = comparison();
    while (scan_.accept_word("and")) left = combine(Operator::conjunction, std::move(left), comparison());
    return left;
  }

  Expression comparison() {
    Expression left = sum();
    if (const auto op = accept_comparison()) return combine(*op, std::move(left), sum());
    if (scan_.accept_word("between")) {
      Expression result = combine(Operator::between, std::move(left), sum());
      demand_word("and");
      result.parts.push_back(sum());
      return result;
    }
    if (scan_.accept_word("in")) return membership(std::move(left));
    return left;
  }

  Expression membership(Expression tested) {
    std::vector<UnaryTest> tests;
    if (auto range = try_range()) {
      tests.push_back(std::move(*range));
    } else if (scan_.accept("(")) {
      tests = alternatives();
      demand(")");
    } else {
      tests.push_back(alternative());
    }
    Expression result{.op = Operator::in};
    result.parts.push_back(std::move(tested));
    result.tests = std::make_shared<const std::vector<UnaryTest>>(std::move(tests));
    return result;
  }

  Expression sum() {
    const Level level(*this);
    Expression left = product();
    for (;;) {
      if (scan_.accept("+")) {
        left = combine(Operator::add, std::move(left), product());
      } else if (scan_.accept("-")) {
        left = combine(Operator::subtract, std::move(left), product());
      } else {
        return left;
      }
    }
  }

  Expression product() {
    Expression left = power();
    for (;;) {
      if (scan_.accept("*")) {
        left = combine(Operator::multiply, std::move(left), power());
      } else if (scan_.accept("/")) {
        left = combine(Operator::divide, std::move(left), power());
      } else {
        return left;
      }
    }
  }

  Expression power() {
    Expression left = negation();
    while (scan_.accept("**")) left = combine(Operator::raise, std::move(left), negation());
    return left;
  }

  Expression negation() {
    if (!scan_.accept("-")) return postfix();
    const Level level(*this);
    Expression result{.op = Operator::negate};
    result.parts.push_back(negation());
    return result;
  }

  Expression postfix() {
    Expression result = primary();
    while (scan_.sees(".") && !scan_.sees("..")) {
      (void)scan_.accept(".");
      Expression path{.op = Operator::path, .text = member()};
      path.parts.push_back(std::move(result));
      result = std::move(path);
    }
    if (scan_.sees("[") && !in_range_) scan_.fail("不支持筛选 […]", "a filter […] is not supported");
    return result;
  }

  Expression primary() {
    if (scan_.at_end()) scan_.fail("缺少一个值", "a value is missing");
    if (scan_.sees_number()) return {.value = Decimal::parse(scan_.take_number(), "")};
    if (scan_.sees("\"")) return {.value = scan_.take_text()};
    if (scan_.accept("?")) return {.op = Operator::name, .text = "?"};
    if (scan_.accept("(")) {
      Expression inner = expression();
      demand(")");
      return inner;
    }
    if (scan_.accept("[")) return list();
    if (scan_.sees("{")) scan_.fail("不支持上下文 {…}", "a context {…} is not supported");
    return named();
  }

  Expression list() {
    Expression result{.op = Operator::list};
    if (scan_.accept("]")) return result;
    result.parts = arguments("]");
    return result;
  }

  std::vector<Expression> arguments(std::string_view close) {
    std::vector<Expression> all;
    do {
      all.push_back(expression());
    } while (scan_.accept(","));
    demand(close);
    return all;
  }

  // A variable, a call or a word of the language. The longest known name wins over a shorter word.
  Expression named() {
    const std::size_t known = names_.match(scan_.rest());
    if (known == 0) {
      if (scan_.accept_word("true")) return {.value = true};
      if (scan_.accept_word("false")) return {.value = false};
      if (scan_.accept_word("null")) return {};
    }
    std::string name = known > 0 ? take(known) : function_name();
    if (!scan_.accept("(")) {
      if (known == 0) refuse_unknown(name);
      return {.op = Operator::name, .text = std::move(name)};
    }
    Expression call{.op = Operator::call, .text = std::move(name)};
    if (!scan_.accept(")")) call.parts = arguments(")");
    return call;
  }

  std::string take(std::size_t bytes) {
    std::string name = normalised(scan_.rest().substr(0, bytes));
    scan_.advance(bytes);
    return name;
  }

  // "round half up" has blanks; any other word is taken as it stands, to be named in the error.
  std::string function_name() {
    if (const std::size_t built_in = function_names().match(scan_.rest()); built_in > 0)
      return take(built_in);
    std::string word = scan_.take_word();
    if (word.empty()) scan_.fail("不认识的符号", "an unknown sign");
    if (std::ranges::find(reserved, word) != reserved.end() || scan_.sees("(")) {
      scan_.fail("此处不能用这个词或函数", "this word or function cannot stand here");
    }
    return word;
  }

  std::string member() {
    if (const std::size_t known = names_.match(scan_.rest()); known > 0) return take(known);
    std::string word = scan_.take_word();
    if (word.empty()) scan_.fail("点号后面缺少名称", "a name is missing after the point");
    return word;
  }

  [[noreturn]] static void refuse_unknown(const std::string& name) {
    throw rulebook::cell_fault("R202", name, {"不认识的名称", "unknown name"},
                               {"给文字加半角引号：是否想写 \"" + name + "\"？",
                                "text needs quotation marks: did you mean \"" + name + "\"?"});
  }

  void demand(std::string_view sign) {
    if (scan_.accept(sign)) return;
    const std::string text(sign);
    scan_.fail(("缺少 " + text).c_str(), (text + " is missing").c_str());
  }
  void demand_word(std::string_view word) {
    if (scan_.accept_word(word)) return;
    const std::string text(word);
    scan_.fail(("缺少 " + text).c_str(), (text + " is missing").c_str());
  }
  void demand_end() {
    if (!scan_.at_end()) scan_.fail("末尾有多余内容", "something is left at the end");
  }

  Scanner scan_;
  const Names& names_;
  int depth_ = 0;
  bool in_range_ = false;  // "[" may close it
};

}  // namespace

Expression parse_expression(std::string_view text, const Names& names) {
  return Parser(text, names).whole_expression();
}

UnaryTests parse_unary_tests(std::string_view text, const Names& names) {
  return Parser(text, names).whole_tests();
}

}  // namespace rubiao::feel
