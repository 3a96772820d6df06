/* SPDX-License-Identifier: Apache-2.0
 *
 * rubiao/plugin.h: the only public header of librubiao.so, the accounting of enterprise data resources
 * (财会〔2023〕11号) as a library that an ERP loads. Plain C11; compiles as C++11 to C++20.
 *
 * HOW TO LOAD IT
 *   1. dlopen the library and look up the one exported symbol, `rubiao_plugin_entry` (rubiao_entry).
 *   2. Check abi_major: it must equal this header's. A larger abi_minor is a newer library: it has more at the end
 *      of its structs and more interfaces, and takes a host of an older one as it is. A smaller one is an older
 *      library: look at `size` before you read what came later.
 *   3. entry->get("rubiao.actions/1") and the other interfaces; describe() needs no database and no instance.
 *   4. entry->create() one instance: one store, one host. entry->destroy() it.
 *
 * RULES THAT HOLD EVERYWHERE
 *   Threads    An instance is used by one thread at a time; many instances run in parallel. The library calls the
 *              host only on the thread that called it, and starts no thread that outlives a call.
 *   Re-entry   A callback must not call back into the same instance: it is answered with rubiao_busy.
 *   Memory     Every pointer passed in either direction is borrowed for the duration of that call, unless its
 *              comment says otherwise. Results leave through a sink; nothing has to be freed, ever.
 *   Texts      UTF-8 with a length, not NUL-terminated. {NULL, 0} is the empty text.
 *   Money      int64 fen (1/100 yuan). Inside JSON, amounts are strings in yuan: "1234.50". Never a double.
 *   Dates      int32 as year*10000 + month*100 + day. Periods: year and number 1..12, 13 = audit adjustments.
 *   Growth     Structs grow at the end only and start with their size in bytes; a reader looks no further than
 *              that size, a writer writes no further. Arrays of structs come with the distance between elements for
 *              the same reason. rubiao_text, rubiao_sink and rubiao_voucher_key have no size and never grow.
 *   Errors     A function answers a rubiao_status. Where it takes a `failure` sink (which may be NULL), it
 *              writes one JSON object there when the status is not rubiao_ok:
 *                {"status": "refused", "message": "…all of it, a line a problem, in the caller's language…",
 *                 "problems": [{"message", "text", "rule", "articles", "file", "line", "column", "field",
 *                               "found", "expected", "todo"}]}      text: the problem's line, ready to show
 *              No exception crosses this boundary in either direction and nothing aborts the host.
 *   World      The library reads no clock, no environment and no locale; the host passes what it needs.
 */
#ifndef RUBIAO_PLUGIN_H
#define RUBIAO_PLUGIN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RUBIAO_ABI_MAJOR 1
#define RUBIAO_ABI_MINOR 0

#if defined(_WIN32)
#define RUBIAO_EXPORT __declspec(dllexport)
#else
#define RUBIAO_EXPORT __attribute__((visibility("default")))
#endif

/* ---------------------------------------------------------------------------------------------- basics -- */

typedef int32_t rubiao_status;
enum {
  rubiao_ok = 0,
  rubiao_refused = 1,          /* an accounting rule says no; rule and article are in the failure */
  rubiao_invalid_input = 2,    /* malformed, out of range, unknown field, unbalanced */
  rubiao_not_found = 3,        /* a record that the request names does not exist */
  rubiao_not_permitted = 4,    /* role missing, self-approval, nobody named */
  rubiao_conflict = 5,         /* known under this id or key, with other content */
  rubiao_busy = 6,             /* another writer, an unsettled host transaction, or re-entry; try again */
  rubiao_cancelled = 7,        /* the host asked to stop; nothing is half done */
  rubiao_host_failed = 8,      /* a host callback failed */
  rubiao_store_failed = 9,     /* disk full, read-only, damaged */
  rubiao_version_mismatch = 10,
  rubiao_internal = 11         /* a mistake of the library */
};

typedef struct rubiao_text {
  const char* data;
  uint64_t size;
} rubiao_text;

/* Takes bytes; may be called many times in one call, in order. Answers 0 to go on, anything else to stop. */
typedef struct rubiao_sink {
  void* self;
  int32_t (*write)(void* self, const char* data, uint64_t size);
} rubiao_sink;

/* Comes with every call that does something for somebody. Borrowed for the call. */
typedef struct rubiao_call {
  uint32_t size;            /* sizeof(rubiao_call) */
  int32_t business_date;    /* the host's business date; the library has no clock */
  rubiao_text company;      /* the host's company code; empty where no company is meant */
  rubiao_text user;         /* who asks; empty is refused wherever something changes */
  rubiao_text roles;        /* "preparer,reviewer": any of preparer, reviewer, auditor, operator */
  rubiao_text language;     /* "zh" or "en" */
  rubiao_text transaction;  /* token of the host's open transaction that our rows must follow; empty = none */
} rubiao_call;

/* ---------------------------------------------------------------------------------------- what we offer -- */

typedef struct rubiao_instance rubiao_instance; /* opaque */
struct rubiao_host;

typedef struct rubiao_settings {
  uint32_t size;           /* sizeof(rubiao_settings) */
  uint32_t reserved;       /* 0 */
  rubiao_text store;       /* path of our SQLite file, made if absent; never the host's own database. ":memory:" keeps nothing */
  rubiao_text rules;       /* folder with sources.xml and the dated editions */
  rubiao_text language;    /* "zh" or "en": of what create() and rubiao.transaction/1 say, which take no call */
} rubiao_settings;

typedef struct rubiao_entry {
  uint32_t size; /* sizeof(rubiao_entry) */
  uint16_t abi_major;
  uint16_t abi_minor;
  const char* version; /* of the library, NUL-terminated, static: "0.1.0" */

  /* Any thread; pairs nest. Nothing else may be called before init or after the last deinit. */
  rubiao_status (*init)(void);
  void (*deinit)(void);

  /* An interface of the library by its id, or NULL. Static storage; any thread. */
  const void* (*get)(const char* id);

  /* Opens the store and loads the rules. `host` and what it points at must live until destroy(); `settings` is
   * borrowed for the call. Settles the tokens that a crash left prepared. Vouchers that still wait for a host without
   * a transaction of its own are posted by the next call that changes something, and by the nightly run. */
  rubiao_status (*create)(const struct rubiao_host* host, const rubiao_settings* settings,
                          rubiao_instance** instance, const rubiao_sink* failure);
  void (*destroy)(rubiao_instance* instance);
} rubiao_entry;

extern RUBIAO_EXPORT const rubiao_entry rubiao_plugin_entry;

/* Actions describe themselves: a host builds its menus and forms from the manifest. */
#define RUBIAO_ACTIONS_ID "rubiao.actions/1"
typedef struct rubiao_actions {
  uint32_t size;
  uint32_t reserved;

  /* Writes the manifest, one JSON object, in `language`. No instance, no database; any thread.
   *   {"schema": "manifest/1", "version": "0.1.0", "roles": [{"id", "title"}],
   *    "actions": [{"id": "register.list", "menu": ["数据资源", "登记簿"], "title", "help", "role": ["preparer",…],
   *                 "company": true, "changes": false, "long": false, "input": {JSON Schema of the input},
   *                 "outputs": ["table", …]}]}
   * "long": over many data sets or years; a host with a queue offers to do it in the background.
   * A string property with "format": "rubiao-document" is the name of a document that the host serves through
   * rubiao.documents/1; "format": "rubiao-amount" is an amount in yuan as text; "format": "date" is YYYY-MM-DD;
   * "format": "rubiao-period" is YYYY-MM. "x-order" lists the properties as a form shows them;
   * "x-enum-titles", beside an "enum" whose values are not words of `language`, says in order what they mean. */
  rubiao_status (*describe)(rubiao_text language, const rubiao_sink* manifest, const rubiao_sink* failure);

  /* Carries out one action. Writes one JSON object to `result`:
   *   {"outputs": [
   *      {"kind": "message", "level": "info|warning", "text"},
   *      {"kind": "table", "title", "columns": [{"id", "title", "type": "text|amount|integer|date|ratio"}],
   *       "rows": [[cell, …]], "note"},                   amounts as text in yuan, null = blank
   *      {"kind": "journal", "vouchers": [{"key", "date", "memo", "rule", "state", "lines": [{"account", "name",
   *       "debit", "credit", "memo", "cost_center"}]}]},
   *      {"kind": "chart", "title", "axis": [text, …], "series": [{"title", "values": [amount as text, …]}]},
   *      {"kind": "trace", "trace": {…}, "text"},        "text": the trace as a person reads it, in lines
   *      {"kind": "document", "name", "media_type", "title"}]}   the bytes went to rubiao.documents/1
   * With call->transaction set nothing of ours is durable before rubiao.transaction/1 says so; the same call may
   * be made again after the host rolled back. */
  rubiao_status (*invoke)(rubiao_instance* instance, const rubiao_call* call, rubiao_text action,
                          rubiao_text input, const rubiao_sink* result, const rubiao_sink* failure);
} rubiao_actions;

/* The nightly run over many companies, for a host's scheduler. */
#define RUBIAO_BATCH_ID "rubiao.batch/1"
typedef struct rubiao_batch {
  uint32_t size;
  uint32_t reserved;
  /* Brings the companies (`count` codes; 0 = all in our store) up to call->business_date: every month whose last
   * day is not after it is amortised and posted. Whole companies at a time; running it again changes nothing. The
   * result has the shape of invoke()'s. call->roles must hold "operator". What one of several companies cannot do keeps
   * none of the others: it is told in the result, the status is rubiao_ok. The failure of the only company is that of the
   * call, and so is any under call->transaction. Without a transaction one batch at a time runs over a store; another is
   * rubiao_busy with the name of the first. */
  rubiao_status (*nightly)(rubiao_instance* instance, const rubiao_call* call, const rubiao_text* companies,
                           uint64_t count, const rubiao_sink* result, const rubiao_sink* failure);

  /* The same as an order, one JSON object; nightly() orders nothing but companies.
   *   {"companies": ["A", …],        those of the call's store if it is absent or empty
   *    "from_period": "2024-03",     no month before is run; a company with one that is due and open there is refused
   *    "dry_run": true}              the result shows what would be written, and its vouchers as journals; nothing is done
   * Without a transaction and a dry run the result has, beside "outputs": "run": {"companies", "worked", "failed": [{"company",
   * "outcome"}], "assets", "amount", "vouchers", "warnings"}, counts as integers, the amount in yuan as text. */
  rubiao_status (*run)(rubiao_instance* instance, const rubiao_call* call, rubiao_text order, const rubiao_sink* result,
                       const rubiao_sink* failure);
} rubiao_batch;

/* The store itself, for an operator. */
#define RUBIAO_STORE_ID "rubiao.store/1"
typedef struct rubiao_store {
  uint32_t size;
  uint32_t reserved;
  /* Copies the store, as it is at one moment, to a new file at `path` (UTF-8), while others read and write it; the file
   * appears when it is whole. rubiao_conflict = it exists. A copy is a store: create() opens it. Back up the host's ledger
   * after it, not before: vouchers that the ledger has beyond it are made again and found there. call->roles must hold
   * "operator"; call->company is not meant. */
  rubiao_status (*backup)(rubiao_instance* instance, const rubiao_call* call, rubiao_text path, const rubiao_sink* failure);
} rubiao_store;

/* Two stores, one truth. A host that owns a transaction names it in rubiao_call.transaction. Calls under one token
 * see one another's rows and nobody else does. Then the host, in its own two-phase commit:
 *   prepare   writes our rows durably but pending, invisible to every reader; may refuse, then the host rolls back;
 *   commit    makes them visible;     rollback   drops them.
 * commit and rollback may be called again any number of times, also for a token never seen: they answer rubiao_ok.
 * A token that a crash left prepared is settled at the next create(): by asking rubiao.outcomes/1 what became of the
 * transaction; of a host without that, by asking its ledger for the voucher keys posted under it (all there: commit;
 * none there: rollback). A host that names no transaction needs none of this: our rows are committed first, its
 * vouchers wait in an outbox until post() has taken them, and are handed over again after a crash. */
#define RUBIAO_TRANSACTION_ID "rubiao.transaction/1"
typedef struct rubiao_transaction {
  uint32_t size;
  uint32_t reserved;
  rubiao_status (*prepare)(rubiao_instance* instance, rubiao_text token, const rubiao_sink* failure);
  rubiao_status (*commit)(rubiao_instance* instance, rubiao_text token, const rubiao_sink* failure);
  rubiao_status (*rollback)(rubiao_instance* instance, rubiao_text token, const rubiao_sink* failure);
} rubiao_transaction;

/* Rules without a company: somebody's DMN model compiled once and asked many times, the rule files checked, their decisions
 * asked in columns. */
#define RUBIAO_RULES_ID "rubiao.rules/1"
typedef struct rubiao_model rubiao_model; /* opaque; immutable, so any number of threads may ask it */
typedef struct rubiao_table rubiao_table; /* opaque; immutable, so any number of threads may ask it */

enum { /* rubiao_column.type */
  rubiao_column_boolean = 1, /* uint8_t, 0 or 1 */
  rubiao_column_integer = 2, /* int64_t, for a number */
  rubiao_column_text = 3,    /* rubiao_text, for a text, or for a number by its digits: "0.25" */
  rubiao_column_date = 4     /* int32_t as everywhere: year*10000 + month*100 + day */
};

/* The values of one input, one a question, side by side. */
typedef struct rubiao_column {
  uint32_t size; /* sizeof(rubiao_column) */
  int32_t type;
  const void* values;
} rubiao_column;

typedef struct rubiao_rules {
  uint32_t size;
  uint32_t reserved;

  /* Compiles a model of DMN 1.3, 1.4 or 1.5 (compliance level 2) from its XML; `name` stands in messages, which are in
   * `language`. Everything that is wrong is told at once: rubiao_invalid_input. Give it back to release(). */
  rubiao_status (*compile)(rubiao_text bytes, rubiao_text name, rubiao_text language, rubiao_model** model,
                           const rubiao_sink* failure);
  void (*release)(rubiao_model* model); /* NULL is allowed */

  /* One question, one line of answer without its line end:
   *   {"id": "t1", "decision": "name", "inputs": {"name": value, …}}
   *   {"id":"t1","value":…}   or   {"id":"t1","error":{"code":"R204","message":"…"}}
   * Numbers are plain decimal tokens of up to 34 digits both ways, dates {"@": "date", "text": "2024-01-01"}, durations
   * {"@": "duration", "text": "P1Y2M"}. What is wrong with the question is an answer, and the status rubiao_ok. */
  rubiao_status (*answer)(const rubiao_model* model, rubiao_text question, const rubiao_sink* answer,
                          const rubiao_sink* failure);

  /* Loads and proves a folder of rules as create() would. Writes {"editions": [{"id", "from", "to", "approved_by",
   * "approved_on", "sha256", "tables", "rows", "parameters"}]}, or fails with every finding at once. */
  rubiao_status (*check)(rubiao_text folder, rubiao_text language, const rubiao_sink* result,
                         const rubiao_sink* failure);

  /* Asks a decision of a folder of rules by its id, as the rules stand on `day` (an accounting date, YYYY-MM-DD), and says
   * why. `inputs` is a JSON object {"name": value, …} for the decision and those it rests on, or a trace of before, whose
   * inputs (and, if `day` is empty, accounting date) are asked again: the same rules give the same bytes. `form` is
   * "trace", the JSON working paper (schema trace/1), or "page", HTML. */
  rubiao_status (*explain)(rubiao_text folder, rubiao_text day, rubiao_text decision, rubiao_text inputs, rubiao_text form,
                           rubiao_text language, const rubiao_sink* result, const rubiao_sink* failure);

  /* The tables as a person reads them. `form` is "markdown" (a file a model, kept beside it) or "page" (HTML, a file an
   * edition). Writes {"files": [{"path", "text"}]}, paths below the folder. */
  rubiao_status (*render)(rubiao_text folder, rubiao_text form, rubiao_text language, const rubiao_sink* result,
                          const rubiao_sink* failure);

  /* Releases a changed edition: proves its folder and tries its examples, then writes who approved it on which day, and the
   * SHA-256 of every file, into its edition.xml. Writes {"changed": true|false, "replaced": {"by", "on"}}, the
   * approval that stood there before; nothing is written if anything is wrong. */
  rubiao_status (*seal)(rubiao_text edition_folder, rubiao_text approved_by, rubiao_text day, rubiao_text language,
                        const rubiao_sink* result, const rubiao_sink* failure);

  /* Reads the rules of a running instance again, from the folder it was created with, and writes what check() writes. An
   * edition is taken whole or not at all: where anything is wrong the instance goes on with the rules it has. */
  rubiao_status (*reload)(rubiao_instance* instance, rubiao_text language, const rubiao_sink* result,
                          const rubiao_sink* failure);

  /* Binds one decision of a folder of rules, as it stands on `day` (an accounting date, YYYY-MM-DD), to be asked many times.
   * The folder is loaded and proved first; everything that is wrong is told at once. Give the table back to unbind(). */
  rubiao_status (*bind)(rubiao_text folder, rubiao_text day, rubiao_text decision, rubiao_text language, rubiao_table** table,
                        const rubiao_sink* failure);
  void (*unbind)(rubiao_table* table); /* NULL is allowed */

  /* Writes {"id", "name", "edition", "sha256", "hit_policy": "U|A|C|R", "inputs": [column, …], "outputs": [column, …],
   * "rows": [{"id", "outputs": {"name": value, …}}]}. A column is {"name", "type": "boolean|number|text|date", "allowed"}:
   * a list of values, a condition as text, or null = any. The inputs are those of the decision and of all it rests on. */
  rubiao_status (*describe)(const rubiao_table* table, const rubiao_sink* result, const rubiao_sink* failure);

  /* Decides many questions. `columns`: one for each input, in the order of describe(), `questions` values each. Writes to
   * `rows` for each question the number of the row that takes it, from 0 in the order of describe() (the first of those that
   * agree), or -1 = an input is refused; trace() says which and why. Only for hit policies U and A; C and R, where any number
   * of rows applies, are rubiao_invalid_input. */
  rubiao_status (*decide)(const rubiao_table* table, const rubiao_column* columns, uint64_t count, uint64_t distance,
                          uint64_t questions, int32_t* rows, const rubiao_sink* failure);

  /* The same questions, each answered by one line with its line end: its working paper (schema trace/1), the same bytes
   * whoever asks, or {"error": {as in a failure}}. A piece that goes to the sink ends with a line. A sink that says stop is
   * asked no more: rubiao_cancelled. */
  rubiao_status (*trace)(const rubiao_table* table, const rubiao_column* columns, uint64_t count, uint64_t distance,
                         uint64_t questions, const rubiao_sink* lines, const rubiao_sink* failure);
} rubiao_rules;

/* ------------------------------------------------------------------------------------- what a host offers -- */

/* Every host function answers a rubiao_status: rubiao_ok, or another, which the library reports as
 * rubiao_host_failed (rubiao_cancelled stays cancelled) with the host's own words if it logged them through
 * `host->last_error`. A host must not throw or longjmp through the library. */
typedef struct rubiao_host {
  uint32_t size;
  uint16_t abi_major;
  uint16_t abi_minor;
  rubiao_text name; /* "rubiao-standalone", "tryton": for the log */
  void* self;
  /* An interface below by its id, or NULL if the host lacks it. Asked during create(); results live until
   * destroy(). ledger, identity and clock are required; the others are optional. */
  const void* (*get)(void* self, const char* id);
  /* Writes what went wrong in the last failed callback, in words for a person. May be NULL. */
  void (*last_error)(void* self, const rubiao_sink* words);
} rubiao_host;

/* ---- rubiao.ledger/1: the host's general ledger. ---- */
#define RUBIAO_LEDGER_ID "rubiao.ledger/1"

enum { /* rubiao_account.nature */
  rubiao_asset = 1,
  rubiao_liability = 2,
  rubiao_common = 3,
  rubiao_equity = 4,
  rubiao_cost = 5,      /* 5001, 5101, 5301: work in progress */
  rubiao_income = 6,
  rubiao_expense = 7
};

/* One account with its balances between two dates. Balances are debit minus credit. */
typedef struct rubiao_account {
  uint32_t size;
  int32_t nature;
  rubiao_text code;  /* "170101": the host's code */
  rubiao_text name;
  int32_t open_for_posting; /* 0 = closed, or a heading that takes no lines */
  int32_t reserved;
  int64_t opening_fen; /* before the first day */
  int64_t debit_fen;   /* turnover from the first to the last day; red letters lower that of their own side */
  int64_t credit_fen;
  int64_t closing_fen;
} rubiao_account;

typedef struct rubiao_period {
  uint32_t size;
  int32_t year;
  int32_t number;   /* 1..12, 13 = audit adjustments */
  int32_t open;     /* 1 = takes postings */
  int32_t first_day; /* of period 13: those of December */
  int32_t last_day;
} rubiao_period;

/* A voucher's name for ever: content never changes under a key. As text, for a host that keeps one: kind/year-period/
 * sequence, "E12/2024-01/1", at most 40 bytes. */
typedef struct rubiao_voucher_key {
  rubiao_text company;
  int32_t year;
  int32_t number;   /* of the period, 1..13 */
  rubiao_text kind; /* "E12", "E01", … */
  int32_t sequence; /* from 1 within (company, period, kind) */
  int32_t reserved;
} rubiao_voucher_key;

typedef struct rubiao_line {
  uint32_t size;
  uint32_t reserved;
  rubiao_text account;     /* the host's code */
  int64_t debit_fen;       /* exactly one of debit_fen and credit_fen is not zero; a red-letter line is negative */
  int64_t credit_fen;
  rubiao_text memo;        /* 摘要 */
  rubiao_text cost_center; /* department or project, empty if none */
  rubiao_text counterparty;
  rubiao_text rule;        /* "E12 CAS6:17": why this line is here */
} rubiao_line;

typedef struct rubiao_voucher {
  uint32_t size;
  int32_t date;
  rubiao_voucher_key key;
  rubiao_text currency;      /* "CNY" */
  rubiao_text memo;
  rubiao_text sha256;        /* 64 hex digits over the content; the host keeps it beside the key */
  const rubiao_line* lines;  /* `line_count` elements, `line_distance` bytes apart */
  uint64_t line_count;
  uint64_t line_distance;
} rubiao_voucher;

enum { /* rubiao_posted.answer */
  rubiao_posted_new = 1,
  rubiao_posted_exists = 2,                        /* the same key with the same sha256: nothing was done */
  rubiao_posted_exists_with_different_content = 3, /* an error: nothing was done */
  rubiao_posted_absent = 4                         /* find() only */
};

typedef struct rubiao_posted {
  uint32_t size;     /* set by the library before the call */
  int32_t answer;
  char number[64];   /* the host's own voucher number, unique in the company, NUL-terminated: "记-2024-01-0012" */
} rubiao_posted;

/* A posted ledger line, for reconciling what the host posts itself (posted_by: host). */
typedef struct rubiao_posted_line {
  uint32_t size;
  int32_t date;
  rubiao_text voucher;   /* the host's own name of it, the same whichever name it was asked by */
  int32_t line;          /* from 1 within the voucher, in the host's own order */
  int32_t reserved;
  rubiao_text account;
  int64_t debit_fen;
  int64_t credit_fen;
  rubiao_text memo;
} rubiao_posted_line;

typedef struct rubiao_ledger {
  uint32_t size;
  uint32_t reserved;
  void* self;

  /* Every account, in order of code, with its balances for [from, to]. `take` gets chunks of at most 1,000,
   * `distance` bytes apart, and answers 0 to go on. */
  rubiao_status (*trial_balance)(void* self, rubiao_text company, int32_t from, int32_t to, void* taker,
                                 int32_t (*take)(void* taker, const rubiao_account* accounts, uint64_t count,
                                                 uint64_t distance));

  /* The period that a date falls in; for year and number given (date 0) that period. rubiao_not_found = none. A host
   * without periods answers calendar months. */
  rubiao_status (*period)(void* self, rubiao_text company, int32_t date, int32_t year, int32_t number,
                          rubiao_period* period);

  /* Posts `count` vouchers, of one company or several, all or none, and answers each in order in `posted`, whose elements lie `posted_distance`
   * apart, with answer 0 on entry. If any key exists with different content nothing is posted and the status is
   * rubiao_conflict, the answers say which. A host with an open transaction posts within it. One whose period was
   * closed in the meantime fails with words: the voucher waits, and is handed over again once it is open. A host may
   * fold cost center, counterparty and rule into the memo: nothing is reconciled by them. */
  rubiao_status (*post)(void* self, const rubiao_voucher* vouchers, uint64_t count, uint64_t distance,
                        rubiao_posted* posted, uint64_t posted_distance);

  /* Whether a voucher is in the ledger for good, as another process would see it. `sha256` empty = whatever its
   * content. */
  rubiao_status (*find)(void* self, const rubiao_voucher_key* key, rubiao_text sha256, rubiao_posted* posted);

  /* The lines of one voucher by the host's number, in order; also of one that was posted here, by its receipt.
   * rubiao_not_found if there is none. */
  rubiao_status (*lines)(void* self, rubiao_text company, rubiao_text voucher, void* taker,
                         int32_t (*take)(void* taker, const rubiao_posted_line* lines, uint64_t count,
                                         uint64_t distance));
} rubiao_ledger;

/* ---- rubiao.outcomes/1: what became of the host's transactions. Optional, for a host that names them. ----
 * Asked during create() for every token that is prepared and not settled. Where several processes share a store, one
 * of them may be about to commit just then: that one is open, and stays prepared. */
#define RUBIAO_OUTCOMES_ID "rubiao.outcomes/1"
enum { /* outcome */
  rubiao_transaction_committed = 1,
  rubiao_transaction_rolled_back = 2, /* or never heard of */
  rubiao_transaction_open = 3
};

typedef struct rubiao_outcomes {
  uint32_t size;
  uint32_t reserved;
  void* self;
  rubiao_status (*of)(void* self, rubiao_text token, int32_t* outcome);
} rubiao_outcomes;

/* ---- rubiao.statements/1: the host's own balance sheet. Optional. ----
 * A host that has one offers it, so that a disclosure and the debt ratio rest on the very figures the company
 * publishes. Without it they are worked out from the trial balance by the codes of the MoF chart of accounts. */
#define RUBIAO_STATEMENTS_ID "rubiao.statements/1"
typedef struct rubiao_balance_sheet {
  uint32_t size; /* set by the library before the call */
  uint32_t reserved;
  int64_t assets_fen;                  /* 资产总计 */
  int64_t liabilities_fen;             /* 负债合计 */
  int64_t inventories_fen;             /* 存货 */
  int64_t intangible_assets_fen;       /* 无形资产 */
  int64_t development_expenditure_fen; /* 开发支出 */
} rubiao_balance_sheet;

typedef struct rubiao_statements {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* The balance sheet of a company at the end of a day, what is posted in an open transaction included.
   * rubiao_not_found = there is none for that day. */
  rubiao_status (*balance_sheet)(void* self, rubiao_text company, int32_t day, rubiao_balance_sheet* sheet);
} rubiao_statements;

/* ---- rubiao.identity/1: companies and people. ---- */
#define RUBIAO_IDENTITY_ID "rubiao.identity/1"
typedef struct rubiao_identity {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* Writes {"code", "name", "name_en", "credit_code", "currency": "CNY"} for a company; rubiao_not_found if unknown. */
  rubiao_status (*company)(void* self, rubiao_text code, const rubiao_sink* profile);
  /* Writes {"id", "name", "roles": ["reviewer", …]} for a user of a company; rubiao_not_found if unknown. */
  rubiao_status (*user)(void* self, rubiao_text company, rubiao_text user, const rubiao_sink* profile);
} rubiao_identity;

/* ---- rubiao.documents/1: files in and out. Optional. ---- */
#define RUBIAO_DOCUMENTS_ID "rubiao.documents/1"
typedef struct rubiao_documents {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* Streams a document that the action's input named; the name is the host's to interpret, never a path of ours. */
  rubiao_status (*read)(void* self, rubiao_text company, rubiao_text name, const rubiao_sink* bytes);
  /* Takes a finished document in one or more pieces: `last` is 1 with the final piece (which may be empty). A
   * document with the same name is replaced when its last piece has come, not before. */
  rubiao_status (*write)(void* self, rubiao_text company, rubiao_text name, rubiao_text media_type,
                         const char* data, uint64_t size, int32_t last);
} rubiao_documents;

/* ---- rubiao.progress/1: long work. Optional. ---- */
#define RUBIAO_PROGRESS_ID "rubiao.progress/1"

/* How far a run over companies has come. Of `total` parts of about the same size `done` are done. */
typedef struct rubiao_run_figures {
  uint32_t size;
  int32_t year;         /* of the month that it is at; 0 = between companies */
  int32_t number;       /* that month, 1..12 */
  int32_t reserved;
  rubiao_text company;  /* which it is at */
  uint64_t companies_done;
  uint64_t companies;
  uint64_t failed;      /* of those that are done */
  uint64_t assets;      /* charges written so far */
  int64_t charged_fen;  /* their sum */
  uint64_t vouchers;    /* settled with the host so far */
  uint64_t done;
  uint64_t total;
} rubiao_run_figures;

typedef struct rubiao_progress {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* Answers 0 to go on, anything else to cancel at the next safe point. `total` 0 = unknown. */
  int32_t (*step)(void* self, rubiao_text what, uint64_t done, uint64_t total);
  /* The same of the nightly run and the month's end: at every month, at every ten thousand charges, at the end of every
   * company. NULL, or a struct that ends before it: step() is told instead. */
  int32_t (*run)(void* self, const rubiao_run_figures* figures);
} rubiao_progress;

/* ---- rubiao.log/1: Optional. Any thread. Never holds a secret or an amount of a person. ---- */
#define RUBIAO_LOG_ID "rubiao.log/1"
typedef struct rubiao_log {
  uint32_t size;
  uint32_t reserved;
  void* self;
  void (*line)(void* self, int32_t level, rubiao_text text); /* level: 0 debug, 1 info, 2 warning, 3 error */
} rubiao_log;

/* ---- rubiao.clock/1: for the operational log only; no accounting content depends on it. ---- */
#define RUBIAO_CLOCK_ID "rubiao.clock/1"
typedef struct rubiao_clock {
  uint32_t size;
  uint32_t reserved;
  void* self;
  int64_t (*now)(void* self); /* seconds since 1970-01-01 UTC */
} rubiao_clock;

#ifdef __cplusplus
}
#endif

#endif /* RUBIAO_PLUGIN_H */
