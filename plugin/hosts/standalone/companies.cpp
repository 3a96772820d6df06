// SPDX-License-Identifier: Apache-2.0
// A company is made with its chart and periods in one transaction: there is no half-made company. Only a
// reviewer opens or closes a period.
#include "companies.h"

#include <fmt/format.h>

#include <algorithm>

#include "chart.h"
#include "failure.h"

namespace erp {

namespace {

using Problems = std::vector<Problem>;

void object(Problems& problems, const char* field, const std::string& found, Text expected) {
  problems.push_back({.field = field, .found = {found, found}, .expected = std::move(expected), .todo = {}});
}

void check_credit_code(const std::string& code, Problems& problems) {
  if (code.size() != 18) object(problems, "credit-code", code, {"18 位统一社会信用代码", "18 characters"});
}

void throw_if_any(const Problems& problems) {
  if (!problems.empty())
    throw Failure(rubiao_invalid_input, {"公司资料有误。", "The company's data are not valid."}, problems);
}

void check_company(const Company& company, std::int32_t first_year, std::int32_t years) {
  Problems problems;
  const std::string allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  if (company.code.empty() || company.code.size() > 32 ||
      company.code.find_first_not_of(allowed) != std::string::npos)
    object(problems, "company", company.code,
           {"1 至 32 位字母、数字、_ 或 -", "1 to 32 letters, digits, _ or -"});
  if (company.name.empty()) object(problems, "name", "\"\"", {"公司名称", "the company's name"});
  if (!company.credit_code.empty()) check_credit_code(company.credit_code, problems);
  if (first_year < 1990 || first_year > 2200 || years < 1 || years > 50)
    object(problems, "from-year", fmt::format("{} + {}", first_year, years),
           {"1990 至 2200 年，1 至 50 年", "years 1990 to 2200, 1 to 50 of them"});
  throw_if_any(problems);
}

Period read_period(const Statement& row) {
  return {{static_cast<std::int32_t>(row.integer(0)), static_cast<std::int32_t>(row.integer(1))},
          static_cast<std::int32_t>(row.integer(2)),
          static_cast<std::int32_t>(row.integer(3)),
          row.integer(4) == 1};
}

constexpr const char* period_columns = "SELECT year, number, first_day, last_day, open FROM period ";

User read_user(const Statement& row) {
  return {row.text(0), row.text(1), row.text(2)};
}

void check_roles(const User& user) {
  for (const std::string& role : split_list(user.roles))
    if (role != "preparer" && role != "reviewer" && role != "auditor" && role != "operator")
      throw Failure(rubiao_invalid_input,
                    {"未知角色 " + role +
                         "；应为 preparer（经办）、reviewer（复核）、auditor（审计）、operator（批处理）。",
                     "Unknown role " + role + "; expected preparer, reviewer, auditor or operator."});
}

}  // namespace

void add_company(Database& ledger, const Company& company, std::int32_t first_year, std::int32_t years) {
  check_company(company, first_year, years);
  if (find_company(ledger, company.code))
    throw Failure(rubiao_conflict,
                  {"公司 " + company.code + " 已存在。", "Company " + company.code + " exists already."});
  WriteTransaction transaction(ledger);
  ledger.run("INSERT INTO company VALUES (?, ?, ?, ?)", company.code, company.name, company.name_en,
             company.credit_code);
  seed_chart(ledger, company.code);
  for (std::int32_t year = first_year; year < first_year + years; ++year)
    for (std::int32_t number = 1; number <= 13; ++number)
      ledger.run("INSERT INTO period VALUES (?, ?, ?, ?, ?, 1)", company.code, year, number,
                 first_day({year, number}), last_day({year, number}));
  transaction.commit();
}

void change_company(Database& ledger, const std::string& code, const ProfileChange& change) {
  Problems problems;
  if (change.credit_code) check_credit_code(*change.credit_code, problems);
  throw_if_any(problems);
  WriteTransaction transaction(ledger);
  if (change.name_en) ledger.run("UPDATE company SET name_en = ? WHERE code = ?", *change.name_en, code);
  if (change.credit_code)
    ledger.run("UPDATE company SET credit_code = ? WHERE code = ?", *change.credit_code, code);
  transaction.commit();
}

std::vector<Company> companies(Database& ledger) {
  std::vector<Company> result;
  Statement rows = ledger.query("SELECT code, name, name_en, credit_code FROM company ORDER BY code");
  while (rows.step()) result.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
  return result;
}

std::optional<Company> find_company(Database& ledger, const std::string& code) {
  for (Company& company : companies(ledger))
    if (company.code == code) return std::move(company);
  return std::nullopt;
}

std::vector<Period> periods(Database& ledger, const std::string& company) {
  std::vector<Period> result;
  Statement rows =
      ledger.query(std::string(period_columns) + "WHERE company = ? ORDER BY year, number", company);
  while (rows.step()) result.push_back(read_period(rows));
  return result;
}

std::optional<Period> find_period(Database& ledger, const std::string& company, PeriodName name) {
  Statement row = ledger.query(std::string(period_columns) + "WHERE company = ? AND year = ? AND number = ?",
                               company, name.year, name.number);
  if (!row.step()) return std::nullopt;
  return read_period(row);
}

std::optional<Period> period_of_date(Database& ledger, const std::string& company, std::int32_t date) {
  return find_period(ledger, company, {date / 10000, date / 100 % 100});
}

namespace {

// The last change of a period; 0 if it was never closed or opened.
std::int64_t last_change_of(Database& ledger, const std::string& company, PeriodName name) {
  Statement last = ledger.query(
      "SELECT coalesce(max(id), 0) FROM period_change WHERE company = ? AND year = ? AND number = ?", company,
      name.year, name.number);
  return last.step() ? last.integer(0) : 0;
}

// Whoever asked first since the last change, if anybody did.
std::string asked_by(Database& ledger, const std::string& company, PeriodName name, std::int64_t change) {
  Statement first = ledger.query(
      "SELECT user FROM period_request WHERE company = ? AND year = ? AND number = ? AND after_change = ? "
      "ORDER BY id LIMIT 1",
      company, name.year, name.number, change);
  return first.step() ? first.text(0) : "";
}

// Opening a closed period again takes two persons: true once the second one has asked.
bool may_open(Database& ledger, const std::string& company, PeriodName name, const User& user,
              std::int32_t date) {
  const std::int64_t change = last_change_of(ledger, company, name);
  const std::string first = asked_by(ledger, company, name, change);
  if (first.empty()) {
    ledger.run(
        "INSERT INTO period_request (company, year, number, user, date, after_change) VALUES (?, ?, ?, ?, ?, "
        "?)",
        company, name.year, name.number, user.id, date, change);
    return false;
  }
  if (first == user.id)
    throw Failure(rubiao_not_permitted,
                  {"您已申请打开该期间，须由另一位复核人打开。",
                   "You have asked for it already; another reviewer opens the period."});
  return true;
}

}  // namespace

bool set_period_open(Database& ledger, const std::string& company, PeriodName name, bool open,
                     const User& user, std::int32_t date) {
  if (!user.has_role("reviewer"))
    throw Failure(rubiao_not_permitted, {"开关会计期间需要复核（reviewer）角色。",
                                         "Opening or closing a period takes the role reviewer."});
  const std::optional<Period> period = find_period(ledger, company, name);
  if (!period)
    throw Failure(rubiao_not_found,
                  {"没有会计期间 " + format_period(name) + "；有哪些见 rubiao ledger periods。",
                   "There is no period " + format_period(name) + "; see `rubiao ledger periods`."});
  if (period->open == open) return true;
  WriteTransaction transaction(ledger);
  if (open && !may_open(ledger, company, name, user, date)) {
    transaction.commit();
    return false;
  }
  ledger.run("UPDATE period SET open = ? WHERE company = ? AND year = ? AND number = ?", open ? 1 : 0,
             company, name.year, name.number);
  ledger.run("INSERT INTO period_change (company, year, number, open, user, date) VALUES (?, ?, ?, ?, ?, ?)",
             company, name.year, name.number, open ? 1 : 0, user.id, date);
  transaction.commit();
  return true;
}

bool User::has_role(std::string_view role) const {
  for (const std::string& own : split_list(roles))
    if (own == role) return true;
  return false;
}

void add_user(Database& ledger, const User& user) {
  check_roles(user);
  if (user.id.empty() || split_list(user.roles).empty())
    throw Failure(rubiao_invalid_input,
                  {"用户需要编号和至少一个角色。", "A user needs an id and at least one role."});
  if (user.id.find_first_of(" \t\r\n") != std::string::npos)
    throw Failure(rubiao_invalid_input, {"用户编号“" + user.id + "”含有空白，请删去。",
                                         "The user id \"" + user.id + "\" holds a blank; leave it out."});
  const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < ' ' || byte == '\x7F'; };
  if (std::ranges::any_of(user.id + user.name, is_control))
    throw Failure(rubiao_invalid_input,
                  {"用户编号或姓名含有控制字符，请删去。",
                   "The id or the name of the user holds a control character; leave it out."});
  if (find_user(ledger, user.id))
    throw Failure(rubiao_conflict, {"用户 " + user.id + " 已存在。", "User " + user.id + " exists already."});
  ledger.run("INSERT INTO user VALUES (?, ?, ?)", user.id, user.name,
             fmt::format("{}", fmt::join(split_list(user.roles), ",")));
}

std::vector<User> users(Database& ledger) {
  std::vector<User> result;
  Statement rows = ledger.query("SELECT id, name, roles FROM user ORDER BY id");
  while (rows.step()) result.push_back(read_user(rows));
  return result;
}

std::optional<User> find_user(Database& ledger, const std::string& id) {
  Statement row = ledger.query("SELECT id, name, roles FROM user WHERE id = ?", id);
  if (!row.step()) return std::nullopt;
  return read_user(row);
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace erp
