// SPDX-License-Identifier: Apache-2.0
#include "abi/host_side.h"

#include <cstddef>

#include "abi/host_ledger.h"
#include "abi/texts.h"
#include "base/error.h"
#include "formats/json.h"

namespace rubiao::abi {
namespace {

// Whether each function that we call is there.
bool is_whole(const rubiao_ledger& one) {
  return one.trial_balance != nullptr && one.period != nullptr && one.post != nullptr &&
         one.find != nullptr && one.lines != nullptr;
}
bool is_whole(const rubiao_outcomes& one) {
  return one.of != nullptr;
}
bool is_whole(const rubiao_statements& one) {
  return one.balance_sheet != nullptr;
}
bool is_whole(const rubiao_identity& one) {
  return one.company != nullptr;
}
bool is_whole(const rubiao_documents& one) {
  return one.read != nullptr && one.write != nullptr;
}
bool is_whole(const rubiao_progress& one) {
  return one.step != nullptr;
}
bool is_whole(const rubiao_log& one) {
  return one.line != nullptr;
}
bool is_whole(const rubiao_clock& one) {
  return one.now != nullptr;
}

// The size of an interface as the first header of this major version had it: what a host may still offer.
template <typename Interface>
constexpr std::size_t first_size = sizeof(Interface);
template <>
constexpr std::size_t first_size<rubiao_progress> = offsetof(rubiao_progress, run);

// An interface with at least the functions we need, or nullptr. One with a hole in it is refused: to go on
// without it would hide the host's mistake.
template <typename Interface>
const Interface* find(const rubiao_host& host, const char* id) {
  const auto* found = static_cast<const Interface*>(host.get(host.self, id));
  if (found == nullptr || found->size < first_size<Interface>) return nullptr;
  if (is_whole(*found)) return found;
  throw Error(Status::version_mismatch,
              Problem{.message = {"主机的接口缺少函数（空指针）",
                                  "a function of the host's interface is missing (NULL)"},
                      .found = id,
                      .todo = {"由主机提供头文件所列的全部函数；可选接口不提供的，get() 返回 NULL",
                               "give every function that the header lists; for an optional interface that "
                               "is not offered get() answers NULL"}});
}

template <typename Interface>
const Interface& demand(const rubiao_host& host, const char* id) {
  if (const auto* found = find<Interface>(host, id)) return *found;
  throw Error(Status::version_mismatch,
              Problem{.message = {"主机缺少必需的接口或接口版本过旧",
                                  "the host lacks a required interface, or its version is too old"},
                      .found = id});
}

class HostStatements final : public Statements {
 public:
  HostStatements(const rubiao_host& host, const rubiao_statements* statements)
      : host_(host), statements_(statements) {}

  std::optional<HostBalanceSheet> balance_sheet(const std::string& company, Date day) override {
    if (statements_ == nullptr) return std::nullopt;
    rubiao_balance_sheet sheet{};
    sheet.size = sizeof sheet;
    const rubiao_status status =
        statements_->balance_sheet(statements_->self, lend(company), pack(day), &sheet);
    if (status == rubiao_not_found) return std::nullopt;
    demand_ok(host_, status, "statements.balance_sheet");
    return HostBalanceSheet{sheet.assets_fen, sheet.liabilities_fen, sheet.inventories_fen,
                            sheet.intangible_assets_fen, sheet.development_expenditure_fen};
  }

 private:
  const rubiao_host& host_;
  const rubiao_statements* statements_;
};

class HostIdentity final : public Identity {
 public:
  HostIdentity(const rubiao_host& host, const rubiao_identity& identity) : host_(host), identity_(identity) {}

  CompanyProfile company(const std::string& code) override {
    Gather gather;
    const rubiao_sink sink = gather.sink();
    const rubiao_status status = identity_.company(identity_.self, lend(code), &sink);
    if (status == rubiao_not_found) {
      throw Error(Status::not_found,
                  Problem{.message = {"主机中没有这家公司", "the host knows no such company"},
                          .field = "company",
                          .found = code});
    }
    demand_ok(host_, status, "identity.company");
    const formats::Json profile =
        formats::parse_json(std::move(gather).whole("identity.company"), "identity.company");
    (void)parse_currency(text_in(profile, "currency", "CNY"), "currency");
    return {code, text_in(profile, "name"), text_in(profile, "name_en"), text_in(profile, "credit_code")};
  }

 private:
  // Left out, it is the default.
  static std::string text_in(const formats::Json& profile, const char* key, const char* otherwise = "") {
    const auto refuse = [&](const char* where) {
      throw Error(Status::host_failed,
                  Problem{.message = {"主机的公司资料应为 JSON 对象，各项为文本",
                                      "the host's profile of a company is a JSON object of texts"},
                          .field = std::string("identity.company") + where,
                          .found = profile.dump()});
    };
    if (!profile.is_object()) refuse("");
    const auto found = profile.find(key);
    if (found == profile.end()) return otherwise;
    if (!found->is_string()) refuse((std::string(".") + key).c_str());
    return found->get<std::string>();
  }

  const rubiao_host& host_;
  const rubiao_identity& identity_;
};

class HostDocuments final : public Documents {
 public:
  HostDocuments(const rubiao_host& host, const rubiao_documents* documents)
      : host_(host), documents_(documents) {}

  std::string read(const std::string& company, const std::string& name) override {
    demand_present();
    Gather gather;
    const rubiao_sink sink = gather.sink();
    const rubiao_status status = documents_->read(documents_->self, lend(company), lend(name), &sink);
    if (status == rubiao_not_found) {
      throw Error(Status::not_found,
                  Problem{.message = {"主机没有提供这份文件", "the host serves no such document"},
                          .field = "file",
                          .found = name});
    }
    demand_ok(host_, status, "documents.read");
    return std::move(gather).whole("documents.read");
  }

  void write(const std::string& company, const std::string& name, const std::string& media_type,
             std::string_view bytes) override {
    demand_present();
    demand_ok(host_,
              documents_->write(documents_->self, lend(company), lend(name), lend(media_type), bytes.data(),
                                bytes.size(), 1),
              "documents.write");
  }

 private:
  void demand_present() const {
    if (documents_ != nullptr) return;
    throw Error(Status::host_failed,
                Problem{.message = {"主机不提供文件服务（rubiao.documents/1）",
                                    "the host offers no documents (rubiao.documents/1)"}});
  }
  const rubiao_host& host_;
  const rubiao_documents* documents_;
};

class HostProgress final : public Progress {
 public:
  explicit HostProgress(const rubiao_progress* progress)
      : progress_(progress),
        run_(progress != nullptr && progress->size >= sizeof(rubiao_progress) ? progress->run : nullptr) {}

  void step(std::string_view what, std::uint64_t done, std::uint64_t total) override {
    if (progress_ != nullptr && progress_->step(progress_->self, lend(what), done, total) != 0) stop(what);
  }

  void run(const RunFigures& figures) override {
    if (run_ == nullptr) return Progress::run(figures);
    const rubiao_run_figures told{.size = sizeof(rubiao_run_figures),
                                  .year = figures.month ? figures.month->year() : 0,
                                  .number = figures.month ? figures.month->number() : 0,
                                  .reserved = 0,
                                  .company = lend(figures.company),
                                  .companies_done = figures.companies_done,
                                  .companies = figures.companies,
                                  .failed = figures.failed,
                                  .assets = figures.assets,
                                  .charged_fen = figures.charged_fen,
                                  .vouchers = figures.vouchers,
                                  .done = figures.done,
                                  .total = figures.total};
    if (run_(progress_->self, &told) != 0)
      stop(figures.company + (figures.month ? " " + to_text(*figures.month) : ""));
  }

 private:
  [[noreturn]] static void stop(std::string_view at) {
    throw Error(
        Status::cancelled,
        Problem{.message = {"已按要求停止；没有做到一半的事项", "stopped as asked; nothing is half done"},
                .field = std::string(at),
                .todo = {"再运行一次，从这里继续", "run it again: it goes on from there"}});
  }

  const rubiao_progress* progress_;
  int32_t (*run_)(void* self, const rubiao_run_figures* figures);
};

class HostLog final : public Log {
 public:
  explicit HostLog(const rubiao_log* log) : log_(log) {}
  void line(int level, std::string_view text) override {
    if (log_ != nullptr) log_->line(log_->self, level, lend(text));
  }

 private:
  const rubiao_log* log_;
};

class HostClock final : public Clock {
 public:
  explicit HostClock(const rubiao_clock& clock) : clock_(clock) {}
  std::int64_t now() override { return clock_.now(clock_.self); }

 private:
  const rubiao_clock& clock_;
};

}  // namespace

struct HostSide::Parts {
  const rubiao_host& self;
  const rubiao_outcomes* outcomes;
  HostLedger ledger;
  HostStatements statements;
  HostIdentity identity;
  HostDocuments documents;
  HostProgress progress;
  HostLog log;
  HostClock clock;
  Host services{ledger, statements, identity, documents, progress, log, clock};

  explicit Parts(const rubiao_host& host)
      : self(host),
        outcomes(find<rubiao_outcomes>(host, RUBIAO_OUTCOMES_ID)),
        ledger(host, demand<rubiao_ledger>(host, RUBIAO_LEDGER_ID)),
        statements(host, find<rubiao_statements>(host, RUBIAO_STATEMENTS_ID)),
        identity(host, demand<rubiao_identity>(host, RUBIAO_IDENTITY_ID)),
        documents(host, find<rubiao_documents>(host, RUBIAO_DOCUMENTS_ID)),
        progress(find<rubiao_progress>(host, RUBIAO_PROGRESS_ID)),
        log(find<rubiao_log>(host, RUBIAO_LOG_ID)),
        clock(demand<rubiao_clock>(host, RUBIAO_CLOCK_ID)) {}
};

HostSide::HostSide(const rubiao_host& host) : parts_(std::make_unique<Parts>(host)) {}
HostSide::~HostSide() = default;
Host& HostSide::services() {
  return parts_->services;
}

bool HostSide::tells_outcomes() const {
  return parts_->outcomes != nullptr;
}

std::optional<std::int32_t> HostSide::outcome_of(const std::string& token) const {
  if (parts_->outcomes == nullptr) return std::nullopt;
  std::int32_t outcome = rubiao_transaction_open;
  demand_ok(parts_->self, parts_->outcomes->of(parts_->outcomes->self, lend(token), &outcome), "outcomes.of");
  return outcome;
}

}  // namespace rubiao::abi
