// SPDX-License-Identifier: Apache-2.0
// Companies, their accounting periods and the people of a home. A new company gets the seed chart and its
// periods; opening and closing a period is kept with who did it and when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "civil_date.h"
#include "sqlite.h"
#include "text.h"

namespace erp {

struct Company {
  std::string code{};
  std::string name{};
  std::string name_en{};
  std::string credit_code{};  // 统一社会信用代码

  // The Chinese name stands for an English one that is not known.
  const std::string& name_in(Language language) const {
    return language == Language::en && !name_en.empty() ? name_en : name;
  }
};

struct Period {
  PeriodName name{};
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  bool open = true;
};

struct User {
  std::string id{};
  std::string name{};
  std::string roles{};  // "preparer,reviewer"

  bool has_role(std::string_view role) const;
};

void add_company(Database& ledger, const Company& company, std::int32_t first_year, std::int32_t years);
// What may change after a company is made; what is not given stays.
struct ProfileChange {
  std::optional<std::string> name_en{};
  std::optional<std::string> credit_code{};
};
void change_company(Database& ledger, const std::string& code, const ProfileChange& change);

std::vector<Company> companies(Database& ledger);
std::optional<Company> find_company(Database& ledger, const std::string& code);

std::vector<Period> periods(Database& ledger, const std::string& company);
std::optional<Period> find_period(Database& ledger, const std::string& company, PeriodName name);
std::optional<Period> period_of_date(Database& ledger, const std::string& company, std::int32_t date);
bool set_period_open(Database& ledger, const std::string& company, PeriodName name, bool open,
                     const User& user, std::int32_t date);

void add_user(Database& ledger, const User& user);
std::vector<User> users(Database& ledger);
std::optional<User> find_user(Database& ledger, const std::string& id);

std::vector<std::string> split_list(std::string_view text);  // "a, b" to {"a", "b"}; empty parts are dropped

}  // namespace erp
