// SPDX-License-Identifier: Apache-2.0
#include "posting/account_mapping.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "posting/entry.h"

namespace rubiao {
namespace {

// A mapping of a key that no template uses would be silently without effect: "无形资产" or "无形资产/外购".
void demand_account_key(const std::string& key, const rulebook::Rules& rules) {
  const std::size_t slash = key.find('/');
  const std::string route =
      slash == std::string::npos ? std::string(term(Route::purchased)) : key.substr(slash + 1);
  try {
    (void)rules.decide("account_code", {{"科目键", key.substr(0, slash)}, {"取得方式", route}});
  } catch (const Error&) {
    reject("accounts." + key, key, {"没有这个科目键或取得方式", "there is no such account key or route"},
           {"科目键见规则页 accounts.md；按取得方式区分的写作“无形资产/外购”",
            "the keys stand in accounts.md of the rules; one of a route is written 无形资产/外购"});
  }
}

// Balances that the books keep apart: on one account none of them could be told or reconciled (INV-6).
constexpr std::array kept_apart{
    "无形资产",     "累计摊销",       "减值准备",         "研发支出资本化", "库存商品",
    "生产成本",     "存货跌价准备",   "开发支出减值准备", "持有待售资产",   "持有待售资产减值准备",
    "递延收益",     "递延所得税资产", "递延所得税负债",   "长期应付款",     "未确认融资费用",
    "合同履约成本", "合同取得成本",   "银行存款",         "应付账款",       "应收账款",
    "实收资本",     "资本公积"};

void demand_account_of_its_own(const std::string& mapped, const std::string& code,
                               const rulebook::Rules& rules, const CompanySettings& settings) {
  const std::size_t slash = mapped.find('/');
  const std::string key = mapped.substr(0, slash);
  if (std::ranges::find(kept_apart, key) == kept_apart.end()) return;
  const Accounts accounts(rules, settings);
  for (const std::string other : kept_apart) {
    const bool shared = other != key && std::ranges::any_of(all_routes, [&](Route route) {
                          return accounts.code(other, route) == code;
                        });
    if (!shared) continue;
    reject("accounts." + mapped, code,
           {"该科目已用于“" + other + "”，两种余额不能记在同一科目",
            "the account is used for \"" + other + "\" already; two balances cannot share one account"},
           {"另设明细科目，或同时改变“" + other + "”的科目",
            "use a sub-account, or map \"" + other + "\" to another in the same event"});
  }
}

}  // namespace

void demand_mapping(const CompanySettings& changes, const CompanySettings& before,
                    const rulebook::Rules& rules) {
  CompanySettings after = before;
  after.overlay(changes);
  for (const auto& [key, code] : changes.accounts) {
    demand_account_key(key, rules);
    demand_account_of_its_own(key, code, rules, after);
  }
}

}  // namespace rubiao
