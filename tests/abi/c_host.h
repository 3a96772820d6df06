/* SPDX-License-Identifier: Apache-2.0
 *
 * A whole host in plain C around the ledger: identity, clock, the words of the last failure; and the few
 * calls of a data set's road as this host would make them. What a check wants different it sets in the
 * struct. */
#ifndef C_HOST_H
#define C_HOST_H

#include "c_ledger.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Takes what the library writes; always NUL-terminated. Bytes beyond the room are dropped and `cut` says so.
 */
typedef struct c_text {
  char data[1 << 18];
  uint64_t size;
  int32_t cut;
} c_text;

typedef struct c_host {
  rubiao_host host; /* what create() takes */
  rubiao_ledger ledger_interface;
  rubiao_identity identity;
  rubiao_clock clock;
  c_ledger* ledger;
  const char* lacks;         /* the id of an interface that this host does not have; NULL = none */
  const rubiao_entry* entry; /* with `calls_back`: identity.company() calls into this instance */
  rubiao_instance* calls_back;
  const char* profile;        /* what identity.company() writes of every company; NULL = that of "C1" */
  int32_t profile_of_nothing; /* it writes five bytes at NULL */
  rubiao_status called_back;  /* what it was answered */
  rubiao_instance* instance;
  c_text result;
  c_text failure;
} c_host;

rubiao_text c_text_of(const char* words);
rubiao_sink c_sink(c_text* text); /* empties the text */

/* The host must stay where it is from then on. */
void c_host_open(c_host* host, const rubiao_entry* entry, c_ledger* ledger);
rubiao_status c_host_create(c_host* host, const char* store, const char* rules);
void c_host_destroy(c_host* host);

rubiao_call c_call(const char* user, const char* roles, const char* token);
rubiao_status c_invoke(c_host* host, rubiao_call call, const char* action, const char* input);
rubiao_status c_nightly(c_host* host, int32_t business_date);

/* The road: registered and assessed by a preparer, approved by a reviewer, a purchase of 1,200.00 paid. */
rubiao_status c_register(c_host* host, const char* asset, const char* token);
rubiao_status c_assess(c_host* host, const char* asset, const char* token);
rubiao_status c_approve(c_host* host, const char* token);
rubiao_status c_buy(c_host* host, const char* asset, int line, const char* token);

rubiao_status c_prepare(c_host* host, const char* token);
rubiao_status c_commit(c_host* host, const char* token);
rubiao_status c_rollback(c_host* host, const char* token);

#ifdef __cplusplus
}
#endif

#endif
