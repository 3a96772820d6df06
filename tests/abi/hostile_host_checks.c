/* SPDX-License-Identifier: Apache-2.0
 *
 * Hosts that do not keep their side: another ABI version, a missing or a shorter interface, NULL where a
 * pointer is needed, a callback that calls back into the instance. Each is answered in words; nothing is
 * opened, nothing crashes. */
#include <stdio.h>
#include <string.h>

#include "checks.h"

static rubiao_status try_to_create(checks* all, c_host* host) {
  char path[512];
  snprintf(path, sizeof path, "%s/never.db", all->folder);
  const rubiao_status status = c_host_create(host, path, all->rules);
  expect(all, host->instance == NULL, "a refused create gives no instance");
  return status;
}

static void check_versions(checks* all) {
  static c_host host;
  static c_ledger ledger;
  c_host_open(&host, all->entry, &ledger);
  host.host.abi_major = 7;
  expect_status(all, &host, try_to_create(all, &host), rubiao_version_mismatch, "another major version");
  expect(all, strstr(host.failure.data, "7.") != NULL && strstr(host.failure.data, "1.0") != NULL,
         "both versions are named");
  expect(all, strstr(host.failure.data, "接口版本不同") != NULL, "in words");
  c_host_open(&host, all->entry, &ledger);
  host.host.get = NULL;
  expect_status(all, &host, try_to_create(all, &host), rubiao_invalid_input, "a host without get()");
  expect(all, strstr(host.failure.data, "host.get") != NULL, "is told what is missing");
  c_host_open(&host, all->entry, &ledger);
  host.host.size = sizeof(rubiao_host) - RUBIAO_GROWTH - 1;
  expect_status(all, &host, try_to_create(all, &host), rubiao_invalid_input,
                "a host struct that is too short");
}

static void check_missing_interfaces(checks* all) {
  static const char* const required[] = {RUBIAO_LEDGER_ID, RUBIAO_IDENTITY_ID, RUBIAO_CLOCK_ID};
  static c_host host;
  static c_ledger ledger;
  for (size_t i = 0; i < sizeof required / sizeof required[0]; ++i) {
    c_host_open(&host, all->entry, &ledger);
    host.lacks = required[i];
    expect_status(all, &host, try_to_create(all, &host), rubiao_version_mismatch, "a missing interface");
    expect(all, strstr(host.failure.data, required[i]) != NULL, "is named");
  }
  c_host_open(&host, all->entry, &ledger);
  host.ledger_interface.size -= RUBIAO_GROWTH + 8;
  expect_status(all, &host, try_to_create(all, &host), rubiao_version_mismatch,
                "an interface that is too short");
}

/* Every function that the library calls, left out in turn. */
static void check_missing_functions(checks* all) {
  static c_host host;
  static c_ledger ledger;
  for (int left_out = 0; left_out < 7; ++left_out) {
    c_host_open(&host, all->entry, &ledger);
    if (left_out == 0) host.ledger_interface.trial_balance = NULL;
    if (left_out == 1) host.ledger_interface.period = NULL;
    if (left_out == 2) host.ledger_interface.post = NULL;
    if (left_out == 3) host.ledger_interface.find = NULL;
    if (left_out == 4) host.ledger_interface.lines = NULL;
    if (left_out == 5) host.identity.company = NULL;
    if (left_out == 6) host.clock.now = NULL;
    expect_status(all, &host, try_to_create(all, &host), rubiao_version_mismatch, "a missing function");
    expect(all, strstr(host.failure.data, "rubiao.") != NULL, "its interface is named");
  }
}

static int32_t (*taken)(void*, const rubiao_account*, uint64_t, uint64_t);

static rubiao_status give_nothing(void* self, rubiao_text company, int32_t from, int32_t to, void* taker,
                                  int32_t (*take)(void* taker, const rubiao_account* accounts, uint64_t count,
                                                  uint64_t distance)) {
  (void)self, (void)company, (void)from, (void)to;
  taken = take;
  return take(taker, NULL, 3, sizeof(rubiao_account)) == 0 ? rubiao_ok : rubiao_internal;
}

static void check_chunks_of_nothing(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "nothing");
  host.ledger_interface.trial_balance = give_nothing;
  expect_status(all, &host, c_buy(&host, "D1", 1, ""), rubiao_host_failed, "three accounts at NULL");
  expect(all, taken != NULL && strstr(host.failure.data, "take") != NULL, "the chunk is named");
  c_host_destroy(&host);
}

static void check_profiles(checks* all) {
  static const char* const wrong[] = {"[]", "\"C1\"", "{\"name\": 7}",
                                      "{\"name\": \"甲\", \"currency\": 156}"};
  static c_host host;
  static c_ledger ledger;
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; ++i) {
    c_host_open(&host, all->entry, &ledger);
    expect_status(all, &host, c_host_create(&host, ":memory:", all->rules), rubiao_ok, "a host");
    host.profile = wrong[i];
    expect_status(all, &host, c_register(&host, "D1", ""), rubiao_host_failed, "a profile that is none");
    expect(all, strstr(host.failure.data, "identity.company") != NULL, "its call is named");
    c_host_destroy(&host);
  }
  c_host_open(&host, all->entry, &ledger);
  expect_status(all, &host, c_host_create(&host, ":memory:", all->rules), rubiao_ok, "a host");
  host.profile_of_nothing = 1;
  expect_status(all, &host, c_register(&host, "D1", ""), rubiao_host_failed, "five bytes at NULL");
  expect(all, strstr(host.failure.data, "identity.company") != NULL, "its call is named");
  c_host_destroy(&host);
}

static void check_null_arguments(checks* all) {
  static c_host host;
  static c_ledger ledger;
  rubiao_instance* instance = NULL;
  const rubiao_settings settings = {sizeof settings, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}};
  c_host_open(&host, all->entry, &ledger);
  expect(all, all->entry->create(NULL, &settings, &instance, NULL) == rubiao_invalid_input, "no host");
  expect(all, all->entry->create(&host.host, NULL, &instance, NULL) == rubiao_invalid_input, "no settings");
  expect(all, all->entry->create(&host.host, &settings, NULL, NULL) == rubiao_invalid_input,
         "no place for it");
  expect(all, all->entry->create(&host.host, &settings, &instance, NULL) != rubiao_ok && instance == NULL,
         "no rules");
  rubiao_settings cut = settings;
  rubiao_sink failure = c_sink(&host.failure);
  cut.store.data = "/tmp/a\0b", cut.store.size = 8;
  expect(all, all->entry->create(&host.host, &cut, &instance, &failure) == rubiao_invalid_input,
         "a NUL within");
  expect(all, strstr(host.failure.data, "settings.store") != NULL, "is named");
  cut.store.data = "", cut.store.size = 0;
  failure = c_sink(&host.failure);
  expect(all, all->entry->create(&host.host, &cut, &instance, &failure) == rubiao_invalid_input, "no store");
  expect(all, strstr(host.failure.data, "settings.store") != NULL, "is named as well");
  cut.store.data = ":memory:", cut.store.size = 8, cut.rules.data = NULL, cut.rules.size = 5;
  failure = c_sink(&host.failure);
  expect(all, all->entry->create(&host.host, &cut, &instance, &failure) == rubiao_invalid_input,
         "a text at NULL that has a length");
  expect(all, strstr(host.failure.data, "settings.rules") != NULL, "is told where");
  all->entry->destroy(NULL);
}

static void check_language_of_create(checks* all) {
  static c_host host;
  static c_ledger ledger;
  rubiao_instance* instance = NULL;
  rubiao_settings settings = {sizeof settings, 0, {":memory:", 8}, {"/nonexistent/rules", 18}, {"en", 2}};
  rubiao_sink failure;
  c_host_open(&host, all->entry, &ledger);
  failure = c_sink(&host.failure);
  expect(all, all->entry->create(&host.host, &settings, &instance, &failure) == rubiao_not_found, "no rules");
  expect(all, strstr(host.failure.data, "rule") != NULL, "create() speaks the language of its settings");
  settings.language.data = "zh";
  failure = c_sink(&host.failure);
  expect(all, all->entry->create(&host.host, &settings, &instance, &failure) == rubiao_not_found, "no rules");
  expect(all, strstr(host.failure.data, "规则") != NULL, "in Chinese as well");
}

static void check_wrong_folders(checks* all) {
  static c_host host;
  static c_ledger ledger;
  c_host_open(&host, all->entry, &ledger);
  expect_status(all, &host, c_host_create(&host, "/nonexistent/folder/store.db", all->rules),
                rubiao_store_failed, "a store that cannot be opened");
  expect_status(all, &host, c_host_create(&host, ":memory:", "/nonexistent/rules"), rubiao_not_found,
                "no rules there");
}

static void check_re_entry(checks* all) {
  static c_host host;
  static c_ledger ledger;
  start_with_asset(all, &host, &ledger, "re-entry");
  host.calls_back = host.instance;
  expect_status(all, &host, c_buy(&host, "D1", 1, ""), rubiao_ok, "a call whose callback calls back");
  expect(all, host.called_back == rubiao_busy, "the inner call is answered busy");
  host.calls_back = NULL;
  expect(all, ledger.count == 1, "the outer one went on");
  c_host_destroy(&host);
}

/* Two instances in one process share nothing: the inner call goes to the other one and is served. */
static void check_two_instances(checks* all) {
  static c_host first, second;
  static c_ledger first_ledger, second_ledger;
  start_with_asset(all, &first, &first_ledger, "first");
  start_with_asset(all, &second, &second_ledger, "second");
  first.calls_back = second.instance;
  expect_status(all, &first, c_buy(&first, "D1", 1, ""), rubiao_ok, "the first instance");
  expect(all, first.called_back == rubiao_ok, "and the second within its callback");
  expect(all, first_ledger.count == 1 && second_ledger.count == 0, "each posts to its own host");
  c_host_destroy(&first);
  expect_status(all, &second, c_buy(&second, "D1", 1, ""), rubiao_ok, "the second lives on");
  c_host_destroy(&second);
}

void check_hostile_hosts(checks* all) {
  check_versions(all);
  check_missing_interfaces(all);
  check_missing_functions(all);
  check_chunks_of_nothing(all);
  check_profiles(all);
  check_null_arguments(all);
  check_wrong_folders(all);
  check_language_of_create(all);
  check_re_entry(all);
  check_two_instances(all);
}
