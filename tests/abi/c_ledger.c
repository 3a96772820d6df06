/* SPDX-License-Identifier: Apache-2.0
 *
 * The ledger's callbacks. Accounts come in two chunks and in elements longer than the header's, as a later
 * host's would. What does not balance is refused: the library must never send it. */
#include "c_ledger.h"

#include <stdio.h>
#include <string.h>

/* The library calls the host on the thread that called it, and on no other. */
static void note_thread(c_ledger* ledger) {
  if (ledger->has_caller != 0 && !pthread_equal(ledger->caller, pthread_self())) ledger->other_threads = 1;
}

/* What was lent is gone: a pointer that was kept reads nonsense. */
static void spoil(void* lent, size_t size) {
  memset(lent, 0xDD, size);
}

static void key_text(const rubiao_voucher_key* key, char* text, size_t room) {
  snprintf(text, room, "%.*s/%d-%02d/%.*s/%d", (int)key->company.size, key->company.data, key->year,
           key->number, (int)key->kind.size, key->kind.data, key->sequence);
}

static c_voucher* known(c_ledger* ledger, const char* key) {
  for (uint32_t i = 0; i < ledger->count; ++i) {
    if (strcmp(ledger->vouchers[i].key, key) == 0) return &ledger->vouchers[i];
  }
  return NULL;
}

static int same_content(const c_voucher* voucher, rubiao_text sha256) {
  return sha256.size == 0 || (sha256.size == 64 && memcmp(voucher->sha256, sha256.data, 64) == 0);
}

static const rubiao_voucher* at(const rubiao_voucher* first, uint64_t distance, uint64_t i) {
  return (const rubiao_voucher*)(const void*)((const char*)first + i * distance);
}

static rubiao_posted* answer_at(rubiao_posted* first, uint64_t distance, uint64_t i) {
  return (rubiao_posted*)(void*)((char*)first + i * distance);
}

/* The sum of the debits; -1 if the voucher does not balance. */
static int64_t balance(const rubiao_voucher* voucher) {
  int64_t debit = 0;
  int64_t credit = 0;
  for (uint64_t i = 0; i < voucher->line_count; ++i) {
    const rubiao_line* line =
        (const rubiao_line*)(const void*)((const char*)voucher->lines + i * voucher->line_distance);
    debit += line->debit_fen;
    credit += line->credit_fen;
  }
  return debit == credit && voucher->line_count >= 2 ? debit : -1;
}

static rubiao_status look_over(c_ledger* ledger, const rubiao_voucher* vouchers, uint64_t count,
                               uint64_t distance, rubiao_posted* posted, uint64_t posted_distance) {
  rubiao_status status = rubiao_ok;
  char key[160];
  for (uint64_t i = 0; i < count; ++i) {
    const rubiao_voucher* voucher = at(vouchers, distance, i);
    if (balance(voucher) < 0 || voucher->sha256.size != 64) return rubiao_invalid_input;
    key_text(&voucher->key, key, sizeof key);
    const c_voucher* there = known(ledger, key);
    rubiao_posted* answer = answer_at(posted, posted_distance, i);
    if (answer->answer != 0) return rubiao_invalid_input;
    answer->answer = there == NULL ? rubiao_posted_new
                     : same_content(there, voucher->sha256) != 0
                         ? rubiao_posted_exists
                         : rubiao_posted_exists_with_different_content;
    if (answer->answer == rubiao_posted_exists_with_different_content) status = rubiao_conflict;
    snprintf(answer->number, sizeof answer->number, "C-%.56s", key);
  }
  return status;
}

static rubiao_status post(void* self, const rubiao_voucher* vouchers, uint64_t count, uint64_t distance,
                          rubiao_posted* posted, uint64_t posted_distance) {
  c_ledger* ledger = self;
  note_thread(ledger);
  ++ledger->reached;
  if (ledger->fails != 0 || ledger->count + count > c_ledger_room) return rubiao_internal;
  const rubiao_status status = look_over(ledger, vouchers, count, distance, posted, posted_distance);
  for (uint64_t i = 0; status == rubiao_ok && i < count; ++i) {
    if (answer_at(posted, posted_distance, i)->answer != rubiao_posted_new) continue;
    const rubiao_voucher* voucher = at(vouchers, distance, i);
    c_voucher* added = &ledger->vouchers[ledger->count++];
    key_text(&voucher->key, added->key, sizeof added->key);
    memcpy(added->sha256, voucher->sha256.data, 64);
    added->sha256[64] = '\0';
    added->committed = ledger->in_transaction == 0;
    added->debit_fen = balance(voucher);
  }
  return status;
}

static rubiao_status find(void* self, const rubiao_voucher_key* key, rubiao_text sha256,
                          rubiao_posted* posted) {
  c_ledger* ledger = self;
  if (ledger->fails != 0) return rubiao_internal;
  char text[160];
  key_text(key, text, sizeof text);
  const c_voucher* there = known(ledger, text);
  posted->answer = there == NULL || there->committed == 0 ? rubiao_posted_absent
                   : same_content(there, sha256) != 0     ? rubiao_posted_exists
                                                          : rubiao_posted_exists_with_different_content;
  return rubiao_ok;
}

typedef struct wide_account {
  rubiao_account account;
  char more[24]; /* what a later header might add */
} wide_account;

static const char* const codes[] = {
    "1002", "1122",   "1123",   "1403",   "170101", "170102", "170103", "170201", "170202", "170203", "2202",
    "2211", "222101", "222102", "530101", "530102", "6051",   "6402",   "6601",   "660201", "660202", "6711"};

static rubiao_status trial_balance(void* self, rubiao_text company, int32_t from, int32_t to, void* taker,
                                   int32_t (*take)(void* taker, const rubiao_account* accounts,
                                                   uint64_t count, uint64_t distance)) {
  enum { all = sizeof codes / sizeof codes[0], first_chunk = 5 };
  wide_account accounts[all];
  char names[all][8];
  (void)company, (void)from, (void)to;
  note_thread(self);
  memset(accounts, 0, sizeof accounts);
  for (size_t i = 0; i < all; ++i) {
    accounts[i].account.size = sizeof(wide_account);
    accounts[i].account.nature = rubiao_asset;
    snprintf(names[i], sizeof names[i], "%s", codes[i]);
    accounts[i].account.code = accounts[i].account.name = (rubiao_text){names[i], strlen(names[i])};
    accounts[i].account.open_for_posting = 1;
  }
  if (take(taker, &accounts[0].account, first_chunk, sizeof(wide_account)) != 0) return rubiao_cancelled;
  spoil(accounts, first_chunk * sizeof accounts[0]);
  spoil(names, first_chunk * sizeof names[0]);
  if (take(taker, &accounts[first_chunk].account, all - first_chunk, sizeof(wide_account)) != 0)
    return rubiao_cancelled;
  spoil(accounts, sizeof accounts);
  spoil(names, sizeof names);
  return rubiao_ok;
}

static int32_t days_in(int32_t year, int32_t month) {
  static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && year % 4 == 0 ? 29 : days[month - 1];
}

static rubiao_status period(void* self, rubiao_text company, int32_t date, int32_t year, int32_t number,
                            rubiao_period* answer) {
  (void)company;
  note_thread(self);
  if (date != 0) year = date / 10000, number = date / 100 % 100;
  if (year < 2024 || year > 2030 || number < 1 || number > 12) return rubiao_not_found;
  answer->year = year;
  answer->number = number;
  answer->open = 1;
  answer->first_day = year * 10000 + number * 100 + 1;
  answer->last_day = year * 10000 + number * 100 + days_in(year, number);
  return rubiao_ok;
}

static rubiao_status lines(void* self, rubiao_text company, rubiao_text voucher, void* taker,
                           int32_t (*take)(void* taker, const rubiao_posted_line* lines, uint64_t count,
                                           uint64_t distance)) {
  (void)self, (void)company, (void)voucher, (void)taker, (void)take;
  return rubiao_not_found;
}

void c_ledger_begin(c_ledger* ledger) {
  ledger->in_transaction = 1;
}

void c_ledger_commit(c_ledger* ledger) {
  for (uint32_t i = 0; i < ledger->count; ++i) ledger->vouchers[i].committed = 1;
  ledger->in_transaction = 0;
}

void c_ledger_rollback(c_ledger* ledger) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < ledger->count; ++i) {
    if (ledger->vouchers[i].committed != 0) ledger->vouchers[kept++] = ledger->vouchers[i];
  }
  ledger->count = kept;
  ledger->in_transaction = 0;
}

uint32_t c_ledger_committed(const c_ledger* ledger) {
  uint32_t committed = 0;
  for (uint32_t i = 0; i < ledger->count; ++i) committed += ledger->vouchers[i].committed != 0;
  return committed;
}

rubiao_ledger c_ledger_interface(c_ledger* ledger) {
  const rubiao_ledger interface = {.size = sizeof(rubiao_ledger),
                                   .self = ledger,
                                   .trial_balance = trial_balance,
                                   .period = period,
                                   .post = post,
                                   .find = find,
                                   .lines = lines};
  return interface;
}
