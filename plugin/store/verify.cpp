// SPDX-License-Identifier: Apache-2.0
#include "store/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "store/charge_links.h"
#include "store/charges.h"
#include "store/seal.h"
#include "store/vouchers.h"

namespace rubiao::store {
namespace {

constexpr std::int64_t most_findings = 100;

const Text changed{"与链上所封存的内容不符：表中的行被改动、增加或删除",
                   "does not agree with what the chain sealed: a row was changed, added or removed"};
const Text unsealed{"没有封存在链上：这些行不是由程序写入的",
                    "is sealed by no link: the program did not write these rows"};

Digest digest_in(const Statement& row, int column) {
  Digest digest{};
  const std::string_view bytes = row.bytes(column);
  std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
  return digest;
}

Digest next_digest(const Company& company, const Digest& before, std::string_view subject,
                   std::string_view content) {
  Hasher hasher(company.chain);
  hasher.add({reinterpret_cast<const char*>(before.data()), before.size()});
  hasher.add_text(subject);
  hasher.add_text(content);
  return hasher.finish();
}

// "voucher E12/2024-03/1" → its rest where the subject begins with the word.
std::optional<std::string> after(const std::string& subject, std::string_view word) {
  if (!subject.starts_with(word)) return std::nullopt;
  return subject.substr(word.size());
}

class Proof {
 public:
  Proof(const Connection& connection, const Company& company)
      : connection_(connection),
        company_(company),
        effects_(effects_of_all(connection, company)),
        month_ends_(month_ends_of_all(connection, company)) {
    read_vouchers();
    read_later_charges();
  }

  Verified run(const std::function<void(std::uint64_t, std::uint64_t)>& step) {
    const auto total = static_cast<std::uint64_t>(chain_head(connection_, company_).links);
    Statement links =
        connection_.prepare("SELECT link, subject, digest FROM chain_link WHERE company = ? ORDER BY link");
    links.bind(company_.number);
    while (links.next()) {
      if (verified_.head.links % 1000 == 0) step(static_cast<std::uint64_t>(verified_.head.links), total);
      prove(links.number(0), links.text(1), digest_in(links, 2));
    }
    name_unsealed();
    compare_digests();
    return std::move(verified_);
  }

 private:
  void find(const std::string& subject, const Text& what) {
    if (++verified_.found <= most_findings) verified_.findings.push_back({subject, what});
  }

  // A link that does not agree is named; the next is proved from the digest that is stored, so that each
  // change is named once and by its own link.
  void prove(std::int64_t link, const std::string& subject, const Digest& stored) {
    if (link != verified_.head.links + 1)
      find("link " + std::to_string(verified_.head.links + 1), {"链上缺少这一环", "this link is missing"});
    const auto content = content_of(link, subject);
    if (!content) {
      find(subject, {"链上的对象在表中不存在", "is in the chain and not in the tables"});
    } else if (next_digest(company_, verified_.head.digest, subject, *content) != stored) {
      find(subject, changed);
    }
    verified_.head = {link, stored};
  }

  std::optional<std::string> content_of(std::int64_t link, const std::string& subject) {
    if (const auto rest = after(subject, "event ")) return event(*rest);
    if (const auto rest = after(subject, "proposal "))
      return present(proposal_content(connection_, company_, std::atoll(rest->c_str())));
    if (const auto rest = after(subject, "rejection "))
      return present(verdict_content(connection_, company_, std::atoll(rest->c_str())));
    if (const auto rest = after(subject, "effects "))
      return take(effects_, std::int64_t{std::atoll(rest->c_str())});
    if (const auto rest = after(subject, "month ")) return take(month_ends_, *rest);
    if (const auto rest = after(subject, "voucher ")) return voucher(*rest);
    if (const auto charges = read_charge_subject(subject)) return rows_of(link, *charges);
    return std::nullopt;
  }

  static std::optional<std::string> present(std::string content) {
    return content.empty() ? std::nullopt : std::optional(std::move(content));
  }

  std::optional<std::string> event(const std::string& number) {
    std::string content = event_content(connection_, company_, std::atoll(number.c_str()));
    if (content.empty()) return std::nullopt;
    sealed_events_.insert(std::atoll(number.c_str()));
    ++verified_.events;
    return content;
  }

  std::optional<std::string> voucher(const std::string& key) {
    const auto found = vouchers_.find(key);
    if (found == vouchers_.end()) return std::nullopt;
    ++verified_.vouchers;
    std::string content = std::move(found->second);
    vouchers_.erase(found);
    return content;
  }

  template <typename Key>
  static std::optional<std::string> take(std::map<Key, std::string>& contents, const Key& key) {
    const auto found = contents.find(key);
    if (found == contents.end()) return std::nullopt;
    std::string content = std::move(found->second);
    contents.erase(found);
    return content;
  }

  // By key as text, what the tables hold now. Few beside the charges that they sum.
  void read_vouchers() {
    Statement last = connection_.prepare("SELECT min(period), max(period) FROM voucher WHERE company = ?");
    if (!last.bind(company_.number).next() || last.is_null(0)) return;
    const Period from = Period::from_ordinal(static_cast<int>(last.number(0)));
    const Period to = Period::from_ordinal(static_cast<int>(last.number(1)));
    for (const StoredVoucher& stored : vouchers_between(connection_, company_, from, to)) {
      const std::string key = to_text(stored.voucher.key);
      if (digest(stored.voucher) != stored.sha256)
        find("voucher " + key, {"凭证内容与其摘要不符", "its content does not agree with its digest"});
      vouchers_.emplace(key, voucher_content(connection_, company_, stored.voucher.key));
      demand_settled(stored, key);
    }
  }

  void demand_settled(const StoredVoucher& stored, const std::string& key) {
    if (!stored.receipt.empty() || !stored.host_voucher.empty()) return;
    Statement open = connection_.prepare(
        "SELECT 1 FROM outbox WHERE company = ? AND period = ? AND kind = ? AND sequence = ?");
    const VoucherKey& at = stored.voucher.key;
    if (open.bind(company_.number, at.period.ordinal(), at.kind, at.sequence).next()) return;
    find("voucher " + key,
         {"既没有 ERP 的回执，也不在待过账中", "has neither the host's receipt nor a place in the outbox"});
  }

  // Links of charges whose range another, later one lies in: their rows are not those of the earlier link.
  void read_later_charges() {
    Statement links = connection_.prepare(
        "SELECT link, subject FROM chain_link WHERE company = ? AND subject LIKE 'charge %' ORDER BY link "
        "DESC");
    links.bind(company_.number);
    while (links.next())
      if (auto subject = read_charge_subject(links.text(1)))
        charges_[subject->month].emplace_back(links.number(0), *std::move(subject));
  }

  [[nodiscard]] std::vector<const ChargeSubject*> later_over(std::int64_t link,
                                                             const ChargeSubject& subject) const {
    std::vector<const ChargeSubject*> over;
    for (const auto& [later, other] : charges_.at(subject.month)) {
      if (later <= link) break;  // the latest come first
      if (other.first <= subject.last && other.last >= subject.first) over.push_back(&other);
    }
    return over;
  }

  std::string rows_of(std::int64_t link, const ChargeSubject& subject) {
    std::string bytes;
    const auto over = later_over(link, subject);
    const auto is_of_later = [&](std::int64_t asset) {
      return std::ranges::any_of(over, [&](const ChargeSubject* later) { return later->names(asset); });
    };
    Statement rows = connection_.prepare("SELECT * FROM charge WHERE key BETWEEN ? AND ? ORDER BY key");
    rows.bind(charge_key(company_, subject.month, subject.first),
              charge_key(company_, subject.month, subject.last));
    while (rows.next()) {
      const std::int64_t asset = asset_of_charge(rows.number(0));
      if (!subject.names(asset) || is_of_later(asset)) continue;
      add_bytes({asset, rows.number(1), rows.number(2), rows.number(3), rows.number(4)}, bytes);
      ++verified_.charges;
    }
    return bytes;
  }

  void name_unsealed() {
    for (const auto& [key, content] : vouchers_) find("voucher " + key, unsealed);
    for (const auto& [event, content] : effects_) find("effects " + std::to_string(event), unsealed);
    for (const auto& [key, content] : month_ends_) find("month " + key, unsealed);
    Statement events = connection_.prepare(
        "SELECT e.event FROM event e LEFT JOIN verdict v USING (company, event) WHERE e.company = ? AND "
        "(e.needs_approval = 0 OR v.verdict = 'approved') ORDER BY e.event");
    events.bind(company_.number);
    while (events.next())
      if (!sealed_events_.contains(events.number(0)))
        find("event " + std::to_string(events.number(0)), unsealed);
    Statement charges = connection_.prepare("SELECT count(*) FROM charge WHERE key BETWEEN ? AND ?");
    charges.bind(company_.number << 43, ((company_.number + 1) << 43) - 1).next();
    if (charges.number(0) != verified_.charges) find("charge", unsealed);
  }

  // A verdict binds the digest of what was proposed.
  void compare_digests() {
    Statement events = connection_.prepare("SELECT event, body, sha256 FROM event WHERE company = ?");
    events.bind(company_.number);
    while (events.next())
      if (sha256(events.text(1)) != digest_in(events, 2))
        find("event " + std::to_string(events.number(0)),
             {"事项内容与其摘要不符", "its content does not agree with its digest"});
    Statement verdicts = connection_.prepare(
        "SELECT v.event FROM verdict v JOIN event e USING (company, event) WHERE v.company = ? AND v.sha256 "
        "<> "
        "e.sha256");
    verdicts.bind(company_.number);
    while (verdicts.next())
      find("event " + std::to_string(verdicts.number(0)),
           {"复核所绑定的不是这一内容", "the verdict binds other content"});
  }

  const Connection& connection_;
  const Company& company_;
  Verified verified_;
  Contents effects_;
  std::map<std::string, std::string> month_ends_;
  std::map<std::string, std::string> vouchers_;
  std::map<int, std::vector<std::pair<std::int64_t, ChargeSubject>>> charges_;
  std::set<std::int64_t> sealed_events_;
};

}  // namespace

Verified verify(const Connection& connection, const Company& company,
                const std::function<void(std::uint64_t, std::uint64_t)>& step) {
  return Proof(connection, company).run(step);
}

std::vector<Finding> verify_operations(const Connection& connection) {
  Statement rows = connection.prepare(
      "SELECT entry, at, company, user, action, outcome, digest FROM log_entry ORDER BY entry");
  Digest before{};
  bool first = true;
  while (rows.next()) {
    Hasher hasher(HashAlgorithm::sha256);
    if (!first) hasher.add({reinterpret_cast<const char*>(before.data()), before.size()});
    hasher.add_number(rows.number(1));
    for (int column = 2; column <= 5; ++column) hasher.add_text(rows.text(column));
    before = digest_in(rows, 6);
    if (hasher.finish() != before)
      return {{"log " + std::to_string(rows.number(0)),
               {"操作日志自此条起与其链不符",
                "the operational log does not follow its chain from this entry on"}}};
    first = false;
  }
  return {};
}

}  // namespace rubiao::store
