/* SPDX-License-Identifier: Apache-2.0
 *
 * Posting without a host transaction: the road from the register to a voucher in the host's ledger, said
 * twice, and a host whose ledger fails: the voucher waits in the outbox and is posted by the next call. */
#include <string.h>

#include "checks.h"

static void check_road(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "road");
  expect(all, ledger.count == 0, "nothing is posted before there is a cost");
  expect_status(all, &host, c_buy(&host, "D1", 1, ""), rubiao_ok, "cost.record");
  expect(all, ledger.count == 1 && strcmp(ledger.vouchers[0].key, "C1/2024-01/E01/1") == 0,
         "a voucher E01 arrives");
  expect(all, ledger.vouchers[0].debit_fen == 127200, "1,200.00 and 72.00 of VAT");
  expect(all, strstr(host.result.data, "\"outputs\"") != NULL, "the result has outputs");
  expect_status(all, &host, c_buy(&host, "D1", 1, ""), rubiao_ok, "the same document line again");
  expect(all, ledger.count == 1, "is known and posts nothing");
  expect_status(all, &host, c_nightly(&host, 20240331), rubiao_ok, "nightly");
  expect_status(all, &host,
                c_invoke(&host, c_call("a", "auditor", ""), "journal.list", "{\"from\": \"2024-01\"}"),
                rubiao_ok, "journal.list");
  expect(all, strstr(host.result.data, "E01/2024-01/1") != NULL, "the journal shows the voucher");
  expect(all, ledger.other_threads == 0, "the host was called on the caller's thread only");
  c_host_destroy(&host);
}

static void check_failing_ledger(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "failing");
  ledger.fails = 1;
  expect_status(all, &host, c_buy(&host, "D1", 1, ""), rubiao_host_failed, "a host whose post() fails");
  expect(all, strstr(host.failure.data, "the ledger is locked") != NULL,
         "the failure has the host's own words");
  expect(all, strstr(host.failure.data, "ledger.post") != NULL, "and names the callback");
  expect_status(all, &host, c_nightly(&host, 20240131), rubiao_host_failed, "still failing");
  expect(all, ledger.count == 0, "nothing was posted");
  ledger.fails = 0;
  expect_status(all, &host, c_nightly(&host, 20240131), rubiao_ok, "the next call");
  expect(all, ledger.count == 1, "posts the outbox, once");
  c_host_destroy(&host);
}

static void check_conflict(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "conflict");
  ledger.count = 1;
  ledger.vouchers[0] = (c_voucher){"C1/2024-01/E01/1", "other content", 1, 1};
  expect_status(all, &host, c_buy(&host, "D1", 1, ""), rubiao_conflict, "another voucher under our key");
  expect(all, strstr(host.failure.data, "E01/2024-01/1") != NULL, "the failure names the key");
  expect(all, ledger.count == 1, "nothing was posted over it");
  c_host_destroy(&host);
}

void check_posting(checks* all) {
  check_road(all);
  check_failing_ledger(all);
  check_conflict(all);
}
