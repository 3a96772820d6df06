// SPDX-License-Identifier: Apache-2.0
// A home in a fresh folder, gone with the test, with the company "C1" for 2024 to 2025 and a preparer and a
// reviewer.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "companies.h"
#include "embedded.h"
#include "failure.h"

struct TemporaryHome {
  TemporaryHome() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rubiao-host-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = pattern;
  }
  ~TemporaryHome() { std::filesystem::remove_all(path); }
  TemporaryHome(const TemporaryHome&) = delete;
  TemporaryHome& operator=(const TemporaryHome&) = delete;

  std::string file(const std::string& name, const std::string& content) const {
    const std::string full = (path / name).string();
    std::ofstream(full, std::ios::binary) << content;
    return full;
  }

  std::filesystem::path path;
};

struct TemporaryLedger {
  TemporaryLedger() : ledger((home.path / "ledger.db").string(), erp::Database::Mode::create) {
    ledger.execute(erp::embedded::ledger_sql);
    ledger.execute(erp::embedded::exchange_sql);
    ledger.execute(erp::embedded::exchange_withdrawals_sql);
    ledger.execute(erp::embedded::period_requests_sql);
    erp::add_user(ledger, {"p", "制单", "preparer"});
    erp::add_user(ledger, {"r", "复核", "reviewer"});
    erp::add_company(ledger, {"C1", "甲公司", "Company One", ""}, 2024, 2);
  }

  std::int64_t count(const std::string& table) {
    erp::Statement row = ledger.query("SELECT count(*) FROM " + table);
    row.step();
    return row.integer(0);
  }

  TemporaryHome home;
  erp::Database ledger;
};

// The failure that `work` ends in, as an English text; "" if it ends well.
template <typename Work>
std::string failure_of(const Work& work) {
  try {
    work();
    return "";
  } catch (const erp::Failure& failure) {
    return erp::describe(failure, erp::Language::en);
  }
}
