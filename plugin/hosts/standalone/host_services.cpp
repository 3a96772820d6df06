// SPDX-License-Identifier: Apache-2.0
// The small services stand here in full; the ledger's and the documents' have their own files.
#include "host_services.h"

#include <fmt/format.h>
#include <csignal>
#include <nlohmann/json.hpp>

#include "balance_sheet.h"
#include "companies.h"
#include "plugin_loader.h"
#include "run_log.h"

namespace erp {

namespace {

volatile std::sig_atomic_t interrupted = 0;

HostServices& services(void* self) {
  return *static_cast<HostServices*>(self);
}

std::string company_profile(const Company& company) {
  return nlohmann::ordered_json{{"code", company.code},
                                {"name", company.name},
                                {"name_en", company.name_en},
                                {"credit_code", company.credit_code},
                                {"currency", "CNY"}}
      .dump();
}

extern "C" {

// A second one ends the programme at once.
static void note_interrupt(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);
}

static rubiao_status give_company(void* self, rubiao_text code, const rubiao_sink* profile) {
  return guard(services(self).last_error, [&]() -> rubiao_status {
    const std::optional<Company> company = find_company(services(self).ledger(), copy(code));
    return company ? write_to(profile, company_profile(*company)) : rubiao_not_found;
  });
}

static rubiao_status give_user(void* self, rubiao_text company, rubiao_text id, const rubiao_sink* profile) {
  return guard(services(self).last_error, [&]() -> rubiao_status {
    if (!find_company(services(self).ledger(), copy(company))) return rubiao_not_found;
    const std::optional<User> user = find_user(services(self).ledger(), copy(id));
    if (!user) return rubiao_not_found;
    const nlohmann::ordered_json json = {
        {"id", user->id}, {"name", user->name}, {"roles", split_list(user->roles)}};
    return write_to(profile, json.dump());
  });
}

static std::int32_t show_step(void* self, rubiao_text what, std::uint64_t done, std::uint64_t total) {
  try {
    services(self).display.show_step(copy(what), done, total);
  } catch (...) {
    // A line that could not be drawn is no reason to stop.
  }
  return interrupted != 0 ? 1 : 0;
}

static std::int32_t show_run(void* self, const rubiao_run_figures* figures) {
  try {
    if (figures->size >= sizeof *figures) services(self).display.show_run(*figures);
  } catch (...) {
    // The same.
  }
  return interrupted != 0 ? 1 : 0;
}

static void write_log(void* self, std::int32_t level, rubiao_text text) {
  try {
    append_to_log(services(self).home(), level, {{"event", "library"}, {"text", copy(text)}});
  } catch (...) {
    // A log that cannot be written must not fail the work it tells of.
  }
}

static std::int64_t tell_time(void*) {
  return seconds_now();
}

static rubiao_status give_balance_sheet(void* self, rubiao_text company, std::int32_t day,
                                        rubiao_balance_sheet* sheet) {
  return guard(services(self).last_error, [&]() -> rubiao_status {
    if (sheet->size < sizeof *sheet) return rubiao_version_mismatch;
    const std::vector<SheetRow> rows =
        balance_sheet(trial_balance(services(self).ledger(), copy(company), day, day));
    sheet->assets_fen = row_total(rows, "asset");
    sheet->liabilities_fen = row_total(rows, "liability");
    sheet->inventories_fen = row_amount(rows, "inventories");
    sheet->intangible_assets_fen = row_amount(rows, "intangibles");
    sheet->development_expenditure_fen = row_amount(rows, "development");
    return rubiao_ok;
  });
}

static const void* find_interface(void* self, const char* id) {
  return services(self).find(id);
}

static void tell_last_error(void* self, const rubiao_sink* words) {
  const std::string& text = services(self).last_error.words;
  words->write(words->self, text.data(), text.size());
}

}  // extern "C"

}  // namespace

HostServices::HostServices(Database& ledger, const std::filesystem::path& home,
                           const std::filesystem::path& documents, Language language, ProgressForm progress)
    : last_error{language, ""},
      display(progress, language),
      home_(home),
      committed_((home / "ledger.db").string(), Database::Mode::read),
      ledger_(ledger, committed_, last_error),
      documents_(documents, last_error),
      statements_{sizeof(rubiao_statements), 0, this, give_balance_sheet},
      identity_{sizeof(rubiao_identity), 0, this, give_company, give_user},
      progress_{sizeof(rubiao_progress), 0, this, show_step, show_run},
      log_interface_{sizeof(rubiao_log), 0, this, write_log},
      clock_{sizeof(rubiao_clock), 0, this, tell_time},
      host_{sizeof(rubiao_host), RUBIAO_ABI_MAJOR, RUBIAO_ABI_MINOR, borrow("rubiao-standalone"), this,
            find_interface,      tell_last_error} {}

const void* HostServices::find(std::string_view id) const {
  if (id == RUBIAO_LEDGER_ID) return ledger_.interface();
  if (id == RUBIAO_STATEMENTS_ID) return &statements_;
  if (id == RUBIAO_IDENTITY_ID) return &identity_;
  if (id == RUBIAO_DOCUMENTS_ID) return documents_.interface();
  if (id == RUBIAO_PROGRESS_ID) return &progress_;
  if (id == RUBIAO_LOG_ID) return &log_interface_;
  if (id == RUBIAO_CLOCK_ID) return &clock_;
  return nullptr;
}

void cancel_on_interrupt() {
  std::signal(SIGINT, note_interrupt);   // from a keyboard
  std::signal(SIGTERM, note_interrupt);  // from systemd, or a machine that shuts down
}

}  // namespace erp
