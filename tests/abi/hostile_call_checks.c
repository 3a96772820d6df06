/* SPDX-License-Identifier: Apache-2.0
 *
 * Calls that are wrong: NULL, short structs, no such day, bytes that are not UTF-8, texts that are too long,
 * nobody named, no such action. Each is answered with its status and one JSON object that says where, what
 * and what to do. */
#include <string.h>

#include "checks.h"

static void check_null_calls(checks* all, c_host* host) {
  const rubiao_actions* actions = all->entry->get(RUBIAO_ACTIONS_ID);
  const rubiao_batch* batch = all->entry->get(RUBIAO_BATCH_ID);
  const rubiao_transaction* transaction = all->entry->get(RUBIAO_TRANSACTION_ID);
  const rubiao_call call = c_call("u1", "auditor,operator", "");
  const rubiao_text list = c_text_of("register.list");
  const rubiao_text none = {NULL, 0};
  const rubiao_text lost = {NULL, 5};
  expect(all, actions->describe(none, NULL, NULL) == rubiao_invalid_input, "describe into nothing");
  expect(all, actions->invoke(NULL, &call, list, none, NULL, NULL) == rubiao_invalid_input, "no instance");
  expect(all, actions->invoke(host->instance, NULL, list, none, NULL, NULL) == rubiao_invalid_input,
         "no call");
  expect(all, actions->invoke(host->instance, &call, none, none, NULL, NULL) == rubiao_not_found,
         "no action");
  expect(all, actions->invoke(host->instance, &call, list, none, NULL, NULL) == rubiao_ok,
         "no input, no sinks");
  expect(all, batch->nightly(NULL, &call, NULL, 0, NULL, NULL) == rubiao_invalid_input, "no instance");
  expect(all, batch->nightly(host->instance, &call, NULL, 3, NULL, NULL) == rubiao_invalid_input,
         "no companies");
  expect(all, transaction->prepare(NULL, list, NULL) == rubiao_invalid_input, "no instance");
  expect(all, transaction->commit(host->instance, none, NULL) == rubiao_invalid_input, "no token");
  expect(all, transaction->rollback(host->instance, lost, NULL) == rubiao_invalid_input,
         "a token that points nowhere");
}

static void check_failure_shape(checks* all, c_host* host) {
  static const char* const fields[] = {"\"message\"",  "\"rule\"",   "\"articles\"", "\"file\"",
                                       "\"line\"",     "\"column\"", "\"field\"",    "\"found\"",
                                       "\"expected\"", "\"todo\""};
  expect_status(all, host, c_invoke(host, c_call("u1", "preparer", ""), "cost.record", "{\"amount\": 12.5}"),
                rubiao_invalid_input, "an input that does not fit");
  expect(all, host->failure.data[0] == '{' && host->failure.data[host->failure.size - 1] == '}',
         "one JSON object");
  expect(all, strstr(host->failure.data, "\"status\":\"invalid_input\"") != NULL, "with the status by name");
  expect(all, strstr(host->failure.data, "\"problems\":[{") != NULL, "with the problems");
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; ++i) {
    expect(all, strstr(host->failure.data, fields[i]) != NULL, fields[i]);
  }
  expect(all, host->result.size == 0, "and no result");
}

static void check_people(checks* all, c_host* host) {
  expect_status(all, host, c_invoke(host, c_call("", "preparer", ""), "register.add", "{}"),
                rubiao_not_permitted, "nobody named");
  expect_status(all, host, c_invoke(host, c_call("u9", "", ""), "register.list", "{}"), rubiao_not_permitted,
                "no role");
  expect_status(all, host, c_invoke(host, c_call("u9", "auditor", ""), "register.add", "{}"),
                rubiao_not_permitted, "an auditor writes nothing");
  expect_status(all, host, c_register(host, "S1", ""), rubiao_ok, "register.add");
  expect_status(all, host, c_assess(host, "S1", ""), rubiao_ok, "recognition.assess");
  expect_status(all, host,
                c_invoke(host, c_call("u1", "preparer,reviewer", ""), "approvals.decide",
                         "{\"all\": true, \"approve\": true}"),
                rubiao_not_permitted, "nobody approves his own");
  rubiao_call call = c_call("u1", "auditor", "");
  call.company = c_text_of("C9");
  expect_status(all, host, c_invoke(host, call, "register.list", "{}"), rubiao_not_found,
                "a company the host lacks");
}

static void check_wrong_texts(checks* all, c_host* host) {
  static char huge[(64 << 20) + 1];
  const rubiao_actions* actions = all->entry->get(RUBIAO_ACTIONS_ID);
  const rubiao_sink failure = c_sink(&host->failure);
  rubiao_call call = c_call("u1", "auditor", "");
  memset(huge, 'x', sizeof huge);
  const rubiao_text long_text = {huge, sizeof huge};
  expect_status(all, host,
                actions->invoke(host->instance, &call, c_text_of("register.list"), long_text, NULL, &failure),
                rubiao_invalid_input, "an input beyond 64 MiB");
  const rubiao_text endless = {huge, UINT64_MAX};
  expect(all,
         actions->invoke(host->instance, &call, endless, c_text_of("{}"), NULL, NULL) == rubiao_invalid_input,
         "a size that cannot be");
  expect_status(all, host, c_invoke(host, call, "register.list\xFF", "{}"), rubiao_invalid_input,
                "an action in broken UTF-8");
  expect_status(all, host, c_invoke(host, call, "register.list", "{\"a\xFF\": 1}"), rubiao_invalid_input,
                "an input in broken UTF-8");
  expect(all, strchr(host->failure.data, '\xFF') == NULL, "the broken byte does not come back");
  call.roles = (rubiao_text){huge, UINT64_MAX};
  expect(all,
         actions->invoke(host->instance, &call, c_text_of("register.list"), c_text_of("{}"), NULL, NULL) ==
             rubiao_invalid_input,
         "roles of a size that cannot be");
  call.roles = c_text_of("auditor");
  call.user = c_text_of("u\xE5\x8D");
  expect_status(all, host, c_invoke(host, call, "register.list", "{}"), rubiao_invalid_input,
                "a user in broken UTF-8");
  expect_status(all, host, c_invoke(host, c_call("u1", "auditor", ""), "register.list", "{\"a\": "),
                rubiao_invalid_input, "half a JSON document");
}

static void check_wrong_calls(checks* all, c_host* host) {
  rubiao_call call = c_call("u1", "auditor", "");
  expect_status(all, host, c_invoke(host, call, "no.such", "{}"), rubiao_not_found, "no such action");
  expect(all, strstr(host->failure.data, "there is no such action") != NULL, "said in English");
  call.language = c_text_of("zh");
  expect_status(all, host, c_invoke(host, call, "no.such", "{}"), rubiao_not_found, "no such action");
  expect(all, strstr(host->failure.data, "没有这个操作") != NULL, "said in Chinese");
  call.business_date = 20230229;
  expect_status(all, host, c_invoke(host, call, "register.list", "{}"), rubiao_invalid_input,
                "a day that does not exist");
  call.business_date = -1;
  expect_status(all, host, c_invoke(host, call, "register.list", "{}"), rubiao_invalid_input,
                "a date below zero");
  call = c_call("u1", "auditor", "");
  call.size = 8;
  expect_status(all, host, c_invoke(host, call, "register.list", "{}"), rubiao_invalid_input,
                "a call that is too short");
}

void check_hostile_calls(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start(all, &host, &ledger, "hostile");
  check_null_calls(all, &host);
  check_failure_shape(all, &host);
  check_people(all, &host);
  check_wrong_texts(all, &host);
  check_wrong_calls(all, &host);
  expect(all, ledger.reached == 0, "none of this reached the ledger");
  c_host_destroy(&host);
}
