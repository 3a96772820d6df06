// SPDX-License-Identifier: Apache-2.0
// A company with two vouchers of the plugin that a closed ERP is to get, and its receipts as rows of a file.
#pragma once

#include "exchange_remarks.h"
#include "posting.h"
#include "receipt_import.h"
#include "temporary_home.h"

inline const std::string receipt_header = "凭证键,批次,状态,ERP凭证号,ERP凭证日期,金额合计,说明\n";

struct Exchange : TemporaryLedger {
  Exchange() {
    post_voucher(amortisation(1, 10000));
    post_voucher(amortisation(2, -2550));
  }

  void post_voucher(const erp::Voucher& voucher) {
    std::vector<erp::Posted> answers;
    erp::post(ledger, std::vector{voucher}, answers);
  }

  static erp::Voucher amortisation(std::int32_t month, erp::Fen amount) {
    return {.origin = erp::Origin::plugin,
            .company = "C1",
            .period = {2024, month},
            .date = 20240000 + month * 100 + 28,
            .kind = "E12",
            .sequence = 1,
            .memo = "摊销 <A&B>",
            .sha256 = std::string(64, 'a'),
            .lines = {{.account = "660202", .debit_fen = amount, .cost_center = "数据部"},
                      {.account = "170201", .credit_fen = amount, .rule = "E12 CAS6:17"}}};
  }

  erp::Batch hand_over(bool rejected = false) {
    erp::WriteTransaction transaction(ledger);
    erp::Batch batch = erp::begin_batch(ledger, "C1", rejected, *erp::find_user(ledger, "p"), 20240301);
    transaction.commit();
    return batch;
  }

  std::string receive(const std::string& rows) {
    return failure_of([&] {
      last = erp::import_receipts(ledger, "C1", "r.csv", receipt_header + rows, *erp::find_user(ledger, "p"),
                                  20250102);
    });
  }

  // "E12/2024-01/1 posted 记-7 batch 1"
  std::string states() {
    std::string text;
    for (const erp::Exchanged& voucher : erp::exchanged_vouchers(ledger, "C1"))
      text += voucher.key + " " + std::string(erp::name(voucher.standing.state)) + " " + number_of(voucher) +
              " batch " + std::to_string(voucher.batch) + "\n";
    return text;
  }

  // On the voucher at this place, in English; "" if there is none.
  std::string remark(std::size_t at) {
    const auto all = erp::exchanged_vouchers(ledger, "C1");
    const auto remarks = erp::remarks_on(all, erp::unmatched_receipts(ledger, "C1"));
    const auto found = remarks.find(all.at(at).key);
    return found == remarks.end() ? "" : found->second.en;
  }

  static std::string number_of(const erp::Exchanged& voucher) {
    return voucher.standing.answer ? voucher.standing.answer->number : "";
  }

  erp::ImportReport last;
};

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
