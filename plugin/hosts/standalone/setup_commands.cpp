// SPDX-License-Identifier: Apache-2.0
// init, company and user: what has to be there before anything is booked.
#include <fmt/format.h>

#include "commands.h"
#include "display_word.h"
#include "failure.h"

namespace erp {

namespace {

std::int32_t year_option(const Options& options, const std::string& name, const std::string& otherwise) {
  const std::string value = options.value(name, otherwise);
  if (value.empty() || value.size() > 4 || value.find_first_not_of("0123456789") != std::string::npos)
    throw Failure(rubiao_invalid_input,
                  {"--" + name + " 应为整数。", "--" + name + " takes a whole number."});
  return std::stoi(value);
}

}  // namespace

Printout init(Session& session, const Operands&) {
  const bool existed = session.has_home();
  session.create_home();
  const Options& options = session.options;
  if (!options.has("company"))
    return say(session.text(existed ? Text{"账套已存在，未作更改。", "The home exists; nothing changed."}
                                    : Text{"账套已建立；用 rubiao init --company 增加公司。",
                                           "The home is made; add a company with `rubiao init --company`."}));
  const Company company{options.value("company"), options.required("name"), options.value("name-en"),
                        options.value("credit-code")};
  const std::int32_t first = year_option(options, "from-year", "2024");
  const std::int32_t years = year_option(options, "years", "3");
  add_company(session.ledger(), company, first, years);
  return say(session.text({fmt::format("公司 {}（{}）已建立，会计年度 {} 至 {}。", company.code, company.name,
                                       first, first + years - 1),
                           fmt::format("Company {} ({}) is made, with the years {} to {}.", company.code,
                                       company.name_in(Language::en), first, first + years - 1)}));
}

namespace {

// A row of two texts must be called an array, or it would be taken for a member of an object.
Json profile_table(const Session& session, const Company& company) {
  Json rows = Json::array();
  const auto add = [&](const Text& title, const std::string& value) {
    rows.push_back(Json::array({session.text(title), value}));
  };
  add({"公司代码", "Code"}, company.code);
  add({"名称", "Name"}, company.name);
  add({"英文名称", "Name in English"}, company.name_en);
  add({"统一社会信用代码", "Credit code"}, company.credit_code);
  return make_table(
      "", {column("item", session.text({"项目", "Item"})), column("value", session.text({"内容", "Value"}))},
      rows);
}

}  // namespace

Printout show_company(Session& session, const Operands&) {
  const std::string code = session.company();
  const auto given = [&](const char* name) {
    return session.options.has(name) ? std::optional(session.options.value(name)) : std::nullopt;
  };
  const ProfileChange change{given("name-en"), given("credit-code")};
  if (change.name_en || change.credit_code) change_company(session.ledger(), code, change);
  const Json table = profile_table(session, *find_company(session.ledger(), code));
  return print_result(result_of(table).dump(), session.format, session.language, {});
}

Printout add_one_user(Session& session, const Operands& operands) {
  const User user{operands[0], session.options.required("name"), session.options.required("roles")};
  add_user(session.ledger(), user);
  return say(session.text({"用户 " + user.id + " 已增加。", "User " + user.id + " is added."}));
}

namespace {

std::string shown_roles(const User& user, const Session& session) {
  if (session.format != Format::text) return user.roles;
  std::string text;
  for (const std::string& role : split_list(user.roles))
    text += (text.empty() ? "" : session.text({"、", ","})) + display_word(role, session.language);
  return text;
}

}  // namespace

Printout list_users(Session& session, const Operands&) {
  Json rows = Json::array();
  for (const User& user : users(session.ledger()))
    rows.push_back({user.id, user.name, shown_roles(user, session)});
  const bool zh = session.language == Language::zh;
  const Json table = make_table("",
                                {column("id", zh ? "用户" : "id"), column("name", zh ? "姓名" : "name"),
                                 column("roles", zh ? "角色" : "roles")},
                                rows);
  return print_result(result_of(table).dump(), session.format, session.language, {});
}

}  // namespace erp
