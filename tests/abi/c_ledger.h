/* SPDX-License-Identifier: Apache-2.0
 *
 * A general ledger in plain C behind rubiao.ledger/1: vouchers under their keys, a transaction that can be
 * open, and nothing on the heap. The struct holds no pointers, so that it may lie in memory that outlives a
 * process. */
#ifndef C_LEDGER_H
#define C_LEDGER_H

#include <pthread.h>

#include "rubiao/plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { c_ledger_room = 64 };

typedef struct c_voucher {
  char key[160]; /* "company/2024-03/E01/1" */
  char sha256[65];
  int32_t committed;
  int64_t debit_fen;
} c_voucher;

typedef struct c_ledger {
  c_voucher vouchers[c_ledger_room]; /* in order of posting */
  uint32_t count;
  int32_t in_transaction;
  int32_t fails;    /* post() and find() answer rubiao_internal */
  int32_t reached;  /* post() calls, for checks that count them */
  pthread_t caller; /* who called the library, while `has_caller` */
  int32_t has_caller;
  int32_t other_threads; /* a callback came from elsewhere */
} c_ledger;

void c_ledger_begin(c_ledger* ledger);
void c_ledger_commit(c_ledger* ledger);
void c_ledger_rollback(c_ledger* ledger);
uint32_t c_ledger_committed(const c_ledger* ledger);

/* `self` of the interface must be the ledger. */
rubiao_ledger c_ledger_interface(c_ledger* ledger);

#ifdef __cplusplus
}
#endif

#endif
