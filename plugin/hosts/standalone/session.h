// SPDX-License-Identifier: Apache-2.0
// One run of the programme: whose home, which company, who asks, in which language and on which business
// date. The home holds ledger.db, which is ours, and rubiao.db, which is the plugin's and never opened here.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "companies.h"
#include "options.h"
#include "sqlite.h"

namespace erp {

enum class Format { text, json, csv };

class Session {
 public:
  explicit Session(Options options);

  Database& ledger();  // refuses a folder that `init` has not made
  void create_home();  // makes folder and ledger where there are none
  bool has_home() const;
  void close() { ledger_.reset(); }             // until it is asked for again
  std::string company();                        // --company, or the only one
  std::optional<std::string> company_if_any();  // no refusal where a home has several or none
  std::optional<User> user();                   // --user; one that does not exist is refused
  User required_user();
  User user_in_role(const std::string& role);  // --user, who must have the role
  std::int32_t business_date() const;          // not after today
  std::int32_t day_asked() const;              // of rules, which may be those of a day to come
  std::optional<std::int32_t> date_option(const std::string& name) const;
  std::filesystem::path home_path() const { return home_; }
  std::filesystem::path ledger_path() const { return home_ / "ledger.db"; }
  std::string text(const Text& words) const { return words.in(language); }

  const Options options;
  const Language language;
  const Format format;

 private:
  const std::filesystem::path home_;
  std::unique_ptr<Database> ledger_;
};

// Throws Failure that names the option.
std::int32_t not_after_today(const std::string& option, std::int32_t date);

std::filesystem::path executable_folder();

}  // namespace erp
