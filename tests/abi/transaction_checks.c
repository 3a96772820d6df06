/* SPDX-License-Identifier: Apache-2.0
 *
 * Two stores, one truth: calls under a token, prepare, commit and rollback, each said twice, and a process
 * that dies between prepare and commit (destroy and create), whose token is settled by asking the host's
 * ledger. */
#include <string.h>

#include "checks.h"

static int sees_voucher(checks* all, c_host* host, const char* token) {
  expect_status(all, host,
                c_invoke(host, c_call("a", "auditor", token), "journal.list", "{\"from\": \"2024-01\"}"),
                rubiao_ok, "journal.list");
  return strstr(host->result.data, "E01/2024-01/1") != NULL;
}

static void check_commit(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "commit");
  c_ledger_begin(&ledger);
  expect_status(all, &host, c_buy(&host, "D1", 1, "T1"), rubiao_ok, "cost.record under a token");
  expect(all, ledger.count == 1 && c_ledger_committed(&ledger) == 0, "posted within the host's transaction");
  expect(all, !sees_voucher(all, &host, ""), "others do not see it");
  expect_status(all, &host, c_commit(&host, "T1"), rubiao_invalid_input, "commit of what is not prepared");
  expect_status(all, &host, c_prepare(&host, "T1"), rubiao_ok, "prepare, for nothing was lost");
  expect_status(all, &host, c_prepare(&host, "T1"), rubiao_ok, "prepare again");
  expect(all, !sees_voucher(all, &host, ""), "prepared rows are invisible");
  expect_status(all, &host, c_buy(&host, "D1", 2, ""), rubiao_busy,
                "another writer while a token is prepared");
  c_ledger_commit(&ledger);
  expect_status(all, &host, c_commit(&host, "T1"), rubiao_ok, "commit");
  expect_status(all, &host, c_commit(&host, "T1"), rubiao_ok, "commit again");
  expect_status(all, &host, c_rollback(&host, "T1"), rubiao_ok, "a rollback after it");
  expect(all, sees_voucher(all, &host, ""), "does not take it back");
  expect_status(all, &host, c_buy(&host, "D1", 2, ""), rubiao_ok, "and the company is free again");
  expect(all, c_ledger_committed(&ledger) == 2, "two vouchers");
  c_host_destroy(&host);
}

static void check_rollback(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "rollback");
  for (int prepared = 0; prepared < 2; ++prepared) {
    c_ledger_begin(&ledger);
    expect_status(all, &host, c_buy(&host, "D1", 1, "T1"), rubiao_ok, "cost.record under a token");
    if (prepared != 0) expect_status(all, &host, c_prepare(&host, "T1"), rubiao_ok, "prepare");
    c_ledger_rollback(&ledger);
    expect_status(all, &host, c_rollback(&host, "T1"), rubiao_ok, "rollback");
    expect_status(all, &host, c_rollback(&host, "T1"), rubiao_ok, "rollback again");
    expect_status(all, &host, c_commit(&host, "T1"), rubiao_ok, "a commit after it does nothing");
    expect(all, ledger.count == 0 && !sees_voucher(all, &host, ""), "nothing is left");
  }
  expect_status(all, &host, c_commit(&host, "never seen"), rubiao_ok, "commit of a token never seen");
  expect_status(all, &host, c_rollback(&host, "never seen"), rubiao_ok, "rollback of a token never seen");
  c_host_destroy(&host);
}

/* The same call again after the host lost a conflict and rolled back, under a new token. */
static void check_whole_road_under_token(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start(all, &host, &ledger, "whole-road");
  for (int attempt = 1; attempt <= 2; ++attempt) {
    const char* token = attempt == 1 ? "lost" : "won";
    c_ledger_begin(&ledger);
    expect_status(all, &host, c_register(&host, "D1", token), rubiao_ok, "register.add under a token");
    expect_status(all, &host, c_assess(&host, "D1", token), rubiao_ok, "recognition.assess under a token");
    expect_status(all, &host, c_approve(&host, token), rubiao_ok, "approvals.decide under a token");
    expect_status(all, &host, c_buy(&host, "D1", 1, token), rubiao_ok, "cost.record under a token");
    if (attempt == 1) {
      c_ledger_rollback(&ledger);
      expect_status(all, &host, c_rollback(&host, token), rubiao_ok, "rollback");
    }
  }
  expect_status(all, &host, c_prepare(&host, "won"), rubiao_ok, "prepare");
  c_ledger_commit(&ledger);
  expect_status(all, &host, c_commit(&host, "won"), rubiao_ok, "commit");
  expect(all, c_ledger_committed(&ledger) == 1 && sees_voucher(all, &host, ""), "the road arrived once");
  c_host_destroy(&host);
}

void check_transactions(checks* all) {
  check_commit(all);
  check_rollback(all);
  check_whole_road_under_token(all);
}

static void check_crash(checks* all, int host_committed, const char* name) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, name);
  c_ledger_begin(&ledger);
  expect_status(all, &host, c_buy(&host, "D1", 1, "T1"), rubiao_ok, "cost.record under a token");
  expect_status(all, &host, c_prepare(&host, "T1"), rubiao_ok, "prepare");
  if (host_committed != 0) c_ledger_commit(&ledger);
  c_host_destroy(&host);
  if (host_committed == 0) c_ledger_rollback(&ledger);
  ledger.fails = 1;
  expect_status(all, &host, start_again(all, &host, name), rubiao_host_failed,
                "a ledger that cannot be asked");
  expect(all, host.instance == NULL, "gives no instance");
  ledger.fails = 0;
  expect_status(all, &host, start_again(all, &host, name), rubiao_ok, "create settles the token");
  expect(all, sees_voucher(all, &host, "") == host_committed, "as the host's ledger says");
  expect_status(all, &host, c_buy(&host, "D1", 1, ""), rubiao_ok, "the same call again");
  expect(all, c_ledger_committed(&ledger) == 1, "posts once in all");
  c_host_destroy(&host);
}

/* A token that was never prepared dies with the process. */
static void check_crash_before_prepare(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "unprepared");
  c_ledger_begin(&ledger);
  expect_status(all, &host, c_buy(&host, "D1", 1, "T1"), rubiao_ok, "cost.record under a token");
  c_host_destroy(&host);
  c_ledger_rollback(&ledger);
  expect_status(all, &host, start_again(all, &host, "unprepared"), rubiao_ok, "create");
  expect(all, !sees_voucher(all, &host, ""), "nothing is left of it");
  c_host_destroy(&host);
}

void check_crashes(checks* all) {
  check_crash(all, 1, "crash-after-host-commit");
  check_crash(all, 0, "crash-before-host-commit");
  check_crash_before_prepare(all);
}
