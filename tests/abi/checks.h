/* SPDX-License-Identifier: Apache-2.0
 *
 * The checks of the C boundary, one file a subject. expect() counts and says what did not hold. */
#ifndef CHECKS_H
#define CHECKS_H

#include "c_host.h"

/* The program is built a second time with a header in which every struct has grown (grown_header.cmake): a
 * newer host with this library. Then what the library hands out may be shorter by so much. */
#ifndef RUBIAO_GROWTH
#define RUBIAO_GROWTH 0
#endif
#define HAS_ALL(pointer) ((pointer)->size + RUBIAO_GROWTH >= sizeof *(pointer))

typedef struct checks {
  const rubiao_entry* entry;
  const char* rules;  /* folder */
  const char* folder; /* for stores, one a check */
  int expected;
  int failed;
} checks;

void expect(checks* all, int holds, const char* words);
/* The status was the one wanted; if not, the failure is shown. */
void expect_status(checks* all, const c_host* host, rubiao_status status, rubiao_status wanted,
                   const char* words);

/* A host with a new store of its own. */
void start(checks* all, c_host* host, c_ledger* ledger, const char* name);
/* The same host after the process died: a new instance over the same store. */
rubiao_status start_again(checks* all, c_host* host, const char* name);
/* A host with one data set that is registered, assessed and approved. */
void start_with_asset(checks* all, c_host* host, c_ledger* ledger, const char* name);

void check_loading(checks* all);
void check_rule_columns(checks* all);
void check_posting(checks* all);
void check_transactions(checks* all);
void check_crashes(checks* all);
void check_hostile_hosts(checks* all);
void check_hostile_calls(checks* all);

#endif
