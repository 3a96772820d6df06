// SPDX-License-Identifier: Apache-2.0
#include "support/memory_host.h"

#include <fstream>
#include <sstream>

#include "base/error.h"

namespace rubiao::test {
namespace {

struct Known {
  const char* code;
  AccountNature nature;
};

constexpr Known chart[] = {
    {"1002", AccountNature::asset},       {"1122", AccountNature::asset},
    {"1123", AccountNature::asset},       {"1403", AccountNature::asset},
    {"140501", AccountNature::asset},     {"147101", AccountNature::asset},
    {"1602", AccountNature::asset},       {"170101", AccountNature::asset},
    {"170102", AccountNature::asset},     {"170103", AccountNature::asset},
    {"170201", AccountNature::asset},     {"170202", AccountNature::asset},
    {"170203", AccountNature::asset},     {"170299", AccountNature::asset},
    {"170301", AccountNature::asset},     {"170302", AccountNature::asset},
    {"170303", AccountNature::asset},     {"2202", AccountNature::liability},
    {"2211", AccountNature::liability},   {"222101", AccountNature::liability},
    {"222102", AccountNature::liability}, {"500101", AccountNature::cost},
    {"5101", AccountNature::cost},        {"530101", AccountNature::cost},
    {"530102", AccountNature::cost},      {"6001", AccountNature::income},
    {"6051", AccountNature::income},      {"6115", AccountNature::income},
    {"6401", AccountNature::expense},     {"6402", AccountNature::expense},
    {"6601", AccountNature::expense},     {"660201", AccountNature::expense},
    {"660202", AccountNature::expense},   {"6711", AccountNature::expense},
    {"1481", AccountNature::asset},       {"1482", AccountNature::asset},
    {"220202", AccountNature::liability}, {"240101", AccountNature::liability},
    {"222104", AccountNature::liability}, {"222105", AccountNature::liability},
    {"530103", AccountNature::cost},      {"6701", AccountNature::expense},
    {"4001", AccountNature::equity},      {"4002", AccountNature::equity},
    {"1231", AccountNature::asset},       {"6111", AccountNature::income},
    {"6117", AccountNature::income},      {"6301", AccountNature::income},
    {"2401", AccountNature::liability},   {"1511", AccountNature::asset},
    {"6901", AccountNature::expense},     {"222107", AccountNature::liability},
    {"1811", AccountNature::asset},       {"2901", AccountNature::liability},
    {"4101", AccountNature::equity},      {"4104", AccountNature::equity},
    {"2701", AccountNature::liability},   {"1491", AccountNature::asset},
    {"1492", AccountNature::asset},       {"1493", AccountNature::asset},
    {"1494", AccountNature::asset},       {"2702", AccountNature::liability},
    {"6603", AccountNature::expense},     {"6801", AccountNature::expense},
    {"1711", AccountNature::asset},
};

std::string text_of(const Voucher& voucher) {
  std::ostringstream text;
  text << voucher.key.company << '\t' << to_text(voucher.key) << '\t' << to_text(voucher.date) << '\t'
       << voucher.memo << '\t' << voucher.lines.size() << '\n';
  for (const VoucherLine& line : voucher.lines) {
    text << line.account << '\t' << line.debit_fen << '\t' << line.credit_fen << '\t' << line.memo << '\t'
         << line.cost_center << '\t' << line.counterparty << '\t' << line.rule << '\n';
  }
  return text.str();
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t')
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

VoucherKey key_from(const std::string& company, const std::string& text) {
  const std::size_t first = text.find('/');
  const std::size_t second = text.find('/', first + 1);
  return {company, Period::parse(text.substr(first + 1, second - first - 1), "key"), text.substr(0, first),
          std::stoi(text.substr(second + 1))};
}

// A voucher whose last line is missing was being written when the process died: it was never acknowledged.
void load(const std::filesystem::path& journal, std::map<VoucherKey, Voucher>& vouchers) {
  std::ifstream file(journal);
  std::string line;
  while (std::getline(file, line)) {
    const auto head = fields_of(line);
    Voucher voucher{
        key_from(head.at(0), head.at(1)), parse_date(head.at(2), "date"), Currency::CNY, head.at(3), {}};
    for (int left = std::stoi(head.at(4)); left > 0; --left) {
      if (!std::getline(file, line) || file.eof()) return;
      const auto f = fields_of(line);
      voucher.lines.push_back(
          {f.at(0), std::stoll(f.at(1)), std::stoll(f.at(2)), f.at(3), f.at(4), f.at(5), f.at(6)});
    }
    vouchers.emplace(voucher.key, voucher);
  }
}

}  // namespace

MemoryLedger::MemoryLedger(std::filesystem::path journal) : journal_(std::move(journal)) {
  if (!journal_.empty()) load(journal_, vouchers);
}

std::vector<HostAccount> MemoryLedger::trial_balance(const std::string& company, Date from, Date to) {
  std::map<std::string, HostAccount> accounts;
  for (const Known& known : chart)
    accounts[known.code] = {.code = known.code, .name = known.code, .nature = known.nature};
  // In order of the company first.
  for (auto at = vouchers.lower_bound({company, Period(1990, 1), "", 0}); at != vouchers.end(); ++at) {
    const auto& [key, voucher] = *at;
    if (key.company != company) break;
    if (voucher.date > to) continue;
    for (const VoucherLine& line : voucher.lines) {
      HostAccount& account = accounts.at(line.account);
      if (voucher.date < from)
        account.opening_fen += line.debit_fen - line.credit_fen;
      else {
        account.debit_fen += line.debit_fen;
        account.credit_fen += line.credit_fen;
      }
      account.closing_fen += line.debit_fen - line.credit_fen;
    }
  }
  std::vector<HostAccount> list;
  for (auto& [code, account] : accounts) list.push_back(std::move(account));
  return list;
}

std::optional<HostPeriod> MemoryLedger::period_of(const std::string& company, Date date) {
  return find_period(company, Period::of(date));
}

std::optional<HostPeriod> MemoryLedger::find_period(const std::string&, Period period) {
  if (period.year() < 2024 || period.year() > 2040) return std::nullopt;
  return HostPeriod{period, !closed.contains(period), period.first_day(), period.last_day()};
}

std::vector<PostReceipt> MemoryLedger::post(std::span<const Voucher> batch) {
  if (before_post) before_post();
  for (const Voucher& voucher : batch) {
    const auto known = vouchers.find(voucher.key);
    if (known != vouchers.end() && digest(known->second) != digest(voucher)) {
      throw Error(Status::conflict,
                  Problem{.message = {"内容不同", "other content"}, .field = to_text(voucher.key)});
    }
  }
  std::vector<PostReceipt> receipts;
  for (const Voucher& voucher : batch) {
    const bool added = vouchers.emplace(voucher.key, voucher).second;
    if (added && !journal_.empty()) std::ofstream(journal_, std::ios::app) << text_of(voucher) << std::flush;
    receipts.push_back({added ? PostAnswer::created : PostAnswer::exists, "记-" + to_text(voucher.key)});
  }
  return receipts;
}

PostReceipt MemoryLedger::find(const VoucherKey& key, const Digest& sha256) {
  const auto known = vouchers.find(key);
  if (known == vouchers.end()) return {PostAnswer::absent, ""};
  return {digest(known->second) == sha256 ? PostAnswer::exists : PostAnswer::exists_with_different_content,
          "记-" + to_text(key)};
}

std::vector<HostLine> MemoryLedger::lines(const std::string& company, const std::string& number) {
  if (const auto found = own_lines.find(number); found != own_lines.end()) return found->second;
  std::vector<HostLine> lines;
  for (const auto& [key, voucher] : vouchers) {
    if (key.company != company || "记-" + to_text(key) != number) continue;
    for (const VoucherLine& line : voucher.lines)
      lines.push_back({voucher.date, number, static_cast<int>(lines.size()) + 1, line.account, line.debit_fen,
                       line.credit_fen, line.memo});
  }
  return lines;
}

std::string MemoryLedger::text() const {
  std::string all;
  for (const auto& [key, voucher] : vouchers) all += text_of(voucher);
  return all;
}

}  // namespace rubiao::test
