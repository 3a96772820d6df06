/* SPDX-License-Identifier: Apache-2.0
 * Prints the size of every struct of plugin.h and the place of every member, for abi_layout_test.py. */
#include <stddef.h>
#include <stdio.h>

#include "rubiao/plugin.h"

#define STRUCT(type) printf("%s %zu\n", #type, sizeof(type))
#define MEMBER(type, member) printf("%s.%s %zu\n", #type, #member, offsetof(type, member))

int main(void) {
  STRUCT(rubiao_text);
  STRUCT(rubiao_sink);
  STRUCT(rubiao_call);
  MEMBER(rubiao_call, business_date);
  MEMBER(rubiao_call, transaction);
  STRUCT(rubiao_settings);
  MEMBER(rubiao_settings, language);
  STRUCT(rubiao_entry);
  MEMBER(rubiao_entry, version);
  MEMBER(rubiao_entry, destroy);
  STRUCT(rubiao_actions);
  MEMBER(rubiao_actions, invoke);
  STRUCT(rubiao_batch);
  MEMBER(rubiao_batch, run);
  STRUCT(rubiao_transaction);
  MEMBER(rubiao_transaction, rollback);
  STRUCT(rubiao_host);
  MEMBER(rubiao_host, get);
  MEMBER(rubiao_host, last_error);
  STRUCT(rubiao_account);
  MEMBER(rubiao_account, open_for_posting);
  MEMBER(rubiao_account, closing_fen);
  STRUCT(rubiao_period);
  MEMBER(rubiao_period, last_day);
  STRUCT(rubiao_voucher_key);
  MEMBER(rubiao_voucher_key, sequence);
  STRUCT(rubiao_line);
  MEMBER(rubiao_line, rule);
  STRUCT(rubiao_voucher);
  MEMBER(rubiao_voucher, key);
  MEMBER(rubiao_voucher, line_distance);
  STRUCT(rubiao_posted);
  MEMBER(rubiao_posted, number);
  STRUCT(rubiao_posted_line);
  MEMBER(rubiao_posted_line, memo);
  STRUCT(rubiao_ledger);
  MEMBER(rubiao_ledger, lines);
  STRUCT(rubiao_outcomes);
  STRUCT(rubiao_identity);
  MEMBER(rubiao_identity, user);
  STRUCT(rubiao_documents);
  MEMBER(rubiao_documents, write);
  STRUCT(rubiao_run_figures);
  MEMBER(rubiao_run_figures, company);
  MEMBER(rubiao_run_figures, charged_fen);
  MEMBER(rubiao_run_figures, total);
  STRUCT(rubiao_progress);
  MEMBER(rubiao_progress, run);
  STRUCT(rubiao_log);
  STRUCT(rubiao_clock);
  return 0;
}
