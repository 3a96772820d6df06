// SPDX-License-Identifier: Apache-2.0
#include "rulebook/cell_parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rulebook/cell_tokens.h"

namespace rubiao::rulebook {
namespace {

using Kind = Token::Kind;

// What a reader wants to see of a cell: no quotation marks, no line breaks.
std::string without_quotes(std::string_view cell) {
  std::string text;
  for (const char c : cell) {
    if (c == '"' || c == '\n' || c == '\r' || c == '\t') continue;
    if (c == ' ' && (text.empty() || text.back() == ' ')) continue;
    text += c;
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

class CellParser {
 public:
  CellParser(std::string_view cell, Type type, const std::vector<Value>& known, const Constants& constants)
      : cell_(cell), type_(type), known_(known), constants_(constants), tokens_(split_cell(cell)) {}

  CellTest condition() {
    CellTest test{.any = false, .shown = without_quotes(cell_)};
    if (tokens_.size() == 2 && sees("-")) return CellTest{};
    test.negated = tokens_.front().kind == Kind::name && tokens_.front().text == "not";
    if (test.negated) {
      ++at_;
      demand("(");
    }
    do {
      test.intervals.push_back(interval());
    } while (accept(","));
    if (test.negated) demand(")");
    demand_end();
    test.constants = std::move(used_);
    return test;
  }

  Value whole_literal() {
    Value value = literal();
    demand_end();
    return value;
  }

 private:
  [[nodiscard]] const Token& now() const { return tokens_[at_]; }
  [[nodiscard]] bool sees(std::string_view sign) const {
    return now().kind == Kind::sign && now().text == sign;
  }
  bool accept(std::string_view sign) {
    if (!sees(sign)) return false;
    ++at_;
    return true;
  }
  void demand(std::string_view sign) {
    if (accept(sign)) return;
    const std::string text(sign);
    throw cell_fault("R201", cell_, {"单元格写法不对：缺少 " + text, "the cell lacks " + text},
                     {"补上 " + text, "add " + text});
  }
  void demand_end() const {
    if (now().kind == Kind::end) return;
    throw cell_fault("R201", cell_, {"单元格末尾有多余内容", "something is left at the end of the cell"},
                     {"几个值之间用半角逗号分开", "separate alternatives with commas"});
  }

  Interval interval() {
    for (const std::string_view sign : {"<=", ">=", "<", ">"}) {
      if (accept(sign)) return comparison(sign);
    }
    if (sees("[") || sees("(") || sees("]")) return range();
    const Value value = literal();
    return {.low = value, .high = value};
  }

  Interval comparison(std::string_view sign) {
    demand_order();
    const bool open = sign.size() == 1;
    if (sign.front() == '<') return {.high = literal(), .high_open = open};
    return {.low = literal(), .low_open = open};
  }

  Interval range() {
    demand_order();
    Interval result{.low_open = !sees("[")};
    ++at_;
    result.low = literal();
    demand("..");
    result.high = literal();
    result.high_open = !sees("]");
    if (!accept("]") && !accept("[")) demand(")");
    const auto order = compare(*result.low, *result.high);
    if (order > 0 || (order == 0 && (result.low_open || result.high_open))) {
      throw cell_fault("R206", cell_, {"区间里没有任何值", "the range holds no value"},
                       {"下限写在前，上限写在后", "write the lower bound first"});
    }
    return result;
  }

  void demand_order() const {
    if (type_ == Type::number || type_ == Type::date) return;
    throw type_clash({"区间和比较号只用于数字和日期", "ranges and comparisons are for numbers and dates"});
  }

  Value literal() {
    const bool minus = accept("-");
    const Token token = now();
    if (token.kind == Kind::number) return number((minus ? "-" : "") + token.text);
    if (minus || token.kind == Kind::sign || token.kind == Kind::end) {
      throw cell_fault("R201", cell_, {"单元格里缺少一个值", "the cell lacks a value"},
                       {"写一个值；任意值写 -", "write a value, or - for any"});
    }
    ++at_;
    if (token.kind == Kind::text) return typed(Type::text, token.text);
    if (token.text == "true" || token.text == "false") return typed(Type::boolean, token.text == "true");
    if (token.text == "date") return date();
    if (token.text.find('.') != std::string::npos) return constant(token.text);
    throw unknown_name(token.text);
  }

  Value constant(const std::string& name) {
    const Value* value = constants_.find(name);
    if (value == nullptr) {
      throw cell_fault("R202", name,
                       {"没有这个参数，或当日没有值", "there is no such parameter, or it has no value then"},
                       {"在 parameters.xml 中列出它", "list it in parameters.xml"});
    }
    used_.push_back(name);
    return typed(type_of(*value), *value);
  }

  Value number(const std::string& digits) {
    ++at_;
    try {
      return typed(Type::number, Decimal::parse(digits, ""));
    } catch (const Error& error) {
      if (!error.problems().front().rule.empty()) throw;
      throw cell_fault("R201", digits, {"不是数字", "not a number"},
                       {"写成十进制数，如 0.25", "write a decimal number such as 0.25"});
    }
  }

  Value date() {
    demand("(");
    const Token token = now();
    if (token.kind != Kind::text) demand("\"");
    ++at_;
    demand(")");
    try {
      return typed(Type::date, parse_date(token.text, ""));
    } catch (const Error& error) {
      if (error.problems().front().rule == "R203") throw;
      throw cell_fault("R205", token.text, {"没有这个日期", "there is no such date"},
                       {"写成 date(\"2024-01-31\")", "write date(\"2024-01-31\")"});
    }
  }

  Value typed(Type found, Value value) const {
    if (found == type_) return value;
    const Text has = name(found);
    throw type_clash({"这里写的是" + has.zh, "here stands " + has.en});
  }

  [[nodiscard]] Error type_clash(Text message) const {
    const Text wanted = name(type_);
    message.zh += "，而这一列是" + wanted.zh;
    message.en += ", but the column is " + wanted.en;
    return cell_fault("R203", cell_, std::move(message), {"改成该列的类型", "write a value of that type"});
  }

  [[nodiscard]] Error unknown_name(const std::string& word) const {
    const bool listed = std::ranges::any_of(
        known_, [&](const Value& value) { return type_of(value) == Type::text && to_text(value) == word; });
    Text todo{"给文字加半角引号：是否想写 \"" + word + "\"？",
              "text needs quotation marks: did you mean \"" + word + "\"?"};
    if (!listed && !known_.empty()) {
      todo.zh += "（该列允许的值里没有它）";
      todo.en += " (it is not among the allowed values)";
    }
    return cell_fault("R202", word, {"不认识的名称", "unknown name"}, std::move(todo));
  }

  std::string_view cell_;
  Type type_;
  const std::vector<Value>& known_;
  const Constants& constants_;
  std::vector<Token> tokens_;
  std::vector<std::string> used_;
  std::size_t at_ = 0;
};

}  // namespace

CellTest parse_condition(std::string_view cell, Type type, const std::vector<Value>& known,
                         const Constants& constants) {
  return CellParser(cell, type, known, constants).condition();
}

Value parse_literal(std::string_view cell, Type type, const std::vector<Value>& known) {
  return CellParser(cell, type, known, {}).whole_literal();
}

}  // namespace rubiao::rulebook
