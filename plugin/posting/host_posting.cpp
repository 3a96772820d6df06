// SPDX-License-Identifier: Apache-2.0
#include "posting/host_posting.h"

#include "base/error.h"

namespace rubiao {

void settle_who_posts(const std::string& event_kind, const std::string& host_voucher,
                      const CompanySettings& settings, Consequence& result) {
  result.host_posts = settings.host_posts(event_kind);
  result.host_voucher = host_voucher;
  if (result.host_posts == !host_voucher.empty()) return;
  if (result.host_posts) {
    reject("host_voucher", "",
           {"本公司设置为由 ERP 过账，缺少 ERP 凭证号",
            "the host posts this kind of event, and its voucher is not named"},
           {"填写 ERP 中该笔业务的凭证号", "give the number of the host's voucher"});
  }
  reject("host_voucher", host_voucher,
         {"本公司设置为由入表过账，不应有 ERP 凭证号",
          "this company lets Rubiao post, so there can be no host voucher"},
         {"删除凭证号，或先更改“由 ERP 自行过账的业务”设置",
          "leave it out, or change the setting posted_by_host first"});
}

}  // namespace rubiao
