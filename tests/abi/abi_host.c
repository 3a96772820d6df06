/* SPDX-License-Identifier: Apache-2.0
 *
 * A plain C program that loads librubiao.so as an ERP would and runs every check of the boundary:
 *   abi_host LIBRUBIAO.SO RULES-FOLDER EMPTY-FOLDER */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "checks.h"

void expect(checks* all, int holds, const char* words) {
  ++all->expected;
  if (holds != 0) return;
  ++all->failed;
  fprintf(stderr, "does not hold: %s\n", words);
}

void expect_status(checks* all, const c_host* host, rubiao_status status, rubiao_status wanted,
                   const char* words) {
  expect(all, status == wanted, words);
  if (status != wanted) fprintf(stderr, "  answered %d, wanted %d: %s\n", status, wanted, host->failure.data);
}

static void store_of(const checks* all, const char* name, char* path, size_t room) {
  snprintf(path, room, "%s/%s.db", all->folder, name);
}

static void remove_store(const char* path) {
  char beside[600];
  remove(path);
  snprintf(beside, sizeof beside, "%s-wal", path);
  remove(beside);
  snprintf(beside, sizeof beside, "%s-shm", path);
  remove(beside);
}

void start(checks* all, c_host* host, c_ledger* ledger, const char* name) {
  char path[512];
  store_of(all, name, path, sizeof path);
  remove_store(path);
  memset(ledger, 0, sizeof *ledger);
  c_host_open(host, all->entry, ledger);
  expect_status(all, host, c_host_create(host, path, all->rules), rubiao_ok, "create");
}

rubiao_status start_again(checks* all, c_host* host, const char* name) {
  char path[512];
  store_of(all, name, path, sizeof path);
  return c_host_create(host, path, all->rules);
}

void start_with_asset(checks* all, c_host* host, c_ledger* ledger, const char* name) {
  start(all, host, ledger, name);
  expect_status(all, host, c_register(host, "D1", ""), rubiao_ok, "register.add");
  expect_status(all, host, c_assess(host, "D1", ""), rubiao_ok, "recognition.assess");
  expect_status(all, host, c_approve(host, ""), rubiao_ok, "approvals.decide by a second user");
}

int main(int count, char** arguments) {
  if (count != 4) return 2;
  void* library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 2;
  }
  checks all = {dlsym(library, "rubiao_plugin_entry"), arguments[2], arguments[3], 0, 0};
  if (all.entry == NULL) {
    fprintf(stderr, "no rubiao_plugin_entry\n");
    return 2;
  }
  check_loading(&all);
  check_rule_columns(&all);
  check_posting(&all);
  check_transactions(&all);
  check_crashes(&all);
  check_hostile_hosts(&all);
  check_hostile_calls(&all);
  all.entry->deinit();
  printf("%d checks of the C boundary, %d failed\n", all.expected, all.failed);
#ifndef __SANITIZE_ADDRESS__ /* the leak check reads the library after main */
  dlclose(library);
#endif
  return all.failed == 0 ? 0 : 1;
}
