/* SPDX-License-Identifier: Apache-2.0
 *
 * A plugin for testing the host: plain C from the public header alone. `echo.show` gives its input back in
 * every kind of output, `echo.post` posts one voucher in the way its field "mode" asks for, `events.import`
 * reads a document. Its store is a file with one byte; what the host makes of it is checked in
 * programme_test.cpp.
 */
#include <rubiao/plugin.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ECHO_ABI_MAJOR
#define ECHO_ABI_MAJOR RUBIAO_ABI_MAJOR
#endif

struct rubiao_instance {
  const rubiao_host* host;
  const rubiao_ledger* ledger;
  const rubiao_documents* documents;
  const rubiao_log* log;
  const rubiao_progress* progress;
  int refuse_prepare;
};

static rubiao_text text_of(const char* words) {
  rubiao_text text = {words, strlen(words)};
  return text;
}

static void put(const rubiao_sink* sink, const char* words) {
  if (sink != NULL) sink->write(sink->self, words, strlen(words));
}

static void put_text(const rubiao_sink* sink, rubiao_text text) {
  sink->write(sink->self, text.data, text.size);
}

static int contains(rubiao_text text, const char* part) {
  size_t size = strlen(part);
  for (uint64_t i = 0; i + size <= text.size; ++i)
    if (memcmp(text.data + i, part, size) == 0) return 1;
  return 0;
}

/* The bytes as the inside of a JSON string. */
static int32_t put_escaped(void* self, const char* data, uint64_t size) {
  const rubiao_sink* sink = self;
  for (uint64_t i = 0; i < size; ++i) {
    if (data[i] == '\n')
      put(sink, "\\n");
    else if (data[i] == '"' || data[i] == '\\') {
      char pair[3] = {'\\', data[i], '\0'};
      put(sink, pair);
    } else
      sink->write(sink->self, data + i, 1);
  }
  return 0;
}

static rubiao_status fail(rubiao_instance* instance, rubiao_status status, const rubiao_sink* failure) {
  rubiao_sink escaped = {(void*)(uintptr_t)failure, put_escaped};
  put(failure, "{\"status\": \"host_failed\", \"message\": \"the host said: ");
  instance->host->last_error(instance->host->self, &escaped);
  put(failure, "\", \"problems\": [{\"message\": \"echo\", \"rule\": \"E12\", \"articles\": \"CAS6:17\"}]}");
  return status;
}

/* As if the user pressed Ctrl-C, or the system stopped the programme, while the plugin worked. */
static rubiao_status interrupted(rubiao_instance* instance, int by, const rubiao_sink* failure) {
  raise(by);
  if (instance->progress->step(instance->progress->self, text_of("echo"), 1, 2) == 0) return rubiao_internal;
  put(failure, "{\"status\": \"cancelled\", \"message\": \"what was done stays done\", \"problems\": []}");
  return rubiao_cancelled;
}

/* ---- actions ---- */

static const char manifest_text[] =
    "{\"schema\": \"manifest/1\", \"version\": \"0.1.0\", \"roles\": [], \"actions\": ["
    "{\"id\": \"echo.show\", \"menu\": [\"测试\", \"回显\"], \"title\": \"回显输入\", \"help\": \"gives "
    "back\","
    " \"role\": [\"preparer\", \"auditor\"], \"company\": true, \"changes\": false, \"input\": {\"type\": "
    "\"object\","
    " \"properties\": {\"text\": {\"type\": \"string\", \"title\": \"文字\"}, \"count\": {\"type\": "
    "\"integer\"},"
    " \"flag\": {\"type\": \"boolean\"}, \"tags\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}},"
    " \"nested\": {\"type\": \"object\", \"properties\": {\"amount\": {\"type\": \"string\", \"format\": "
    "\"rubiao-amount\"}}},"
    " \"name\": {\"type\": \"string\"}}, \"required\": [\"text\"], \"x-order\": [\"text\", \"count\"]},"
    " \"outputs\": [\"table\"]},"
    "{\"id\": \"echo.post\", \"menu\": [\"测试\", \"过账\"], \"title\": \"过一张凭证\", \"role\": "
    "[\"preparer\"],"
    " \"company\": true, \"changes\": true, \"input\": {\"type\": \"object\", \"properties\": {\"mode\": "
    "{\"type\": \"string\"}}},"
    " \"outputs\": [\"journal\"]},"
    "{\"id\": \"events.import\", \"menu\": [\"测试\", \"导入\"], \"title\": \"导入\", \"role\": "
    "[\"preparer\"], \"company\": true,"
    " \"changes\": true, \"input\": {\"type\": \"object\", \"properties\": {\"document\": {\"type\": "
    "\"string\","
    " \"format\": \"rubiao-document\"}, \"ask\": {\"type\": \"string\"}}}, \"outputs\": [\"message\"]},"
    "{\"id\": \"disclose.package\", \"menu\": [\"测试\", \"披露\"], \"title\": \"披露\", \"role\": "
    "[\"preparer\"], \"company\": true,"
    " \"changes\": false, \"input\": {\"type\": \"object\", \"properties\": {\"year\": {\"type\": "
    "\"integer\"},"
    " \"through_month\": {\"type\": \"integer\"}}}, \"outputs\": [\"message\"]}]}";

static rubiao_status describe(rubiao_text language, const rubiao_sink* manifest, const rubiao_sink* failure) {
  (void)language;
  (void)failure;
  put(manifest, manifest_text);
  return rubiao_ok;
}

static rubiao_status show(rubiao_instance* instance, const rubiao_call* call, rubiao_text input,
                          const rubiao_sink* result, const rubiao_sink* failure) {
  const char* name = contains(input, "escape") ? "../escape.txt" : "echo.txt";
  rubiao_status status = instance->documents->write(instance->documents->self, call->company, text_of(name),
                                                    text_of("text/plain"), "first ", 6, 0);
  if (status == rubiao_ok)
    status = instance->documents->write(instance->documents->self, call->company, text_of(name),
                                        text_of("text/plain"), "last", 4, 1);
  if (status != rubiao_ok) return fail(instance, rubiao_host_failed, failure);
  put(result, "{\"outputs\": [{\"kind\": \"message\", \"level\": \"warning\", \"text\": \"roles ");
  put_text(result, call->roles);
  put(result,
      "\"}, {\"kind\": \"table\", \"title\": \"回显\", \"columns\": [{\"id\": \"a\", \"title\": \"名称\", "
      "\"type\": \"text\"},"
      " {\"id\": \"b\", \"title\": \"金额\", \"type\": \"amount\"}], \"rows\": [[\"=SUM(A1)\", "
      "\"-1234567.50\"],"
      " [\"数据资源\", null]], \"note\": \"附注\"}, {\"kind\": \"trace\", \"trace\": ");
  put_text(result, input);
  put(result,
      "}, {\"kind\": \"document\", \"name\": \"echo.txt\", \"media_type\": \"text/plain\", \"title\": "
      "\"回显文件\"}]}");
  return rubiao_ok;
}

static rubiao_voucher_key key_of(const rubiao_call* call) {
  rubiao_voucher_key key = {
      call->company, call->business_date / 10000, call->business_date / 100 % 100, {"T01", 3}, 1, 0};
  return key;
}

static void report(const rubiao_sink* result, const rubiao_posted* posted, const rubiao_posted* found) {
  char numbers[96];
  snprintf(numbers, sizeof numbers, "%d %.63s; found %d", (int)posted->answer, posted->number,
           (int)found->answer);
  put(result, "{\"outputs\": [{\"kind\": \"message\", \"level\": \"info\", \"text\": \"answer ");
  put(result, numbers);
  put(result,
      "\"}, {\"kind\": \"journal\", \"vouchers\": [{\"key\": \"T01\", \"date\": \"2024-01-31\", \"memo\": "
      "\"摊销\","
      " \"lines\": [{\"account\": \"660202\", \"name\": \"管理费用\", \"debit\": \"100.00\", \"credit\": "
      "null},"
      " {\"account\": \"170201\", \"name\": \"累计摊销\", \"debit\": null, \"credit\": \"100.00\"}]}]}]}");
}

static rubiao_status post(rubiao_instance* instance, const rubiao_call* call, rubiao_text input,
                          const rubiao_sink* result, const rubiao_sink* failure) {
  const int unknown = contains(input, "unknown");
  rubiao_line lines[2];
  memset(lines, 0, sizeof lines);
  for (int i = 0; i < 2; ++i) lines[i].size = sizeof lines[i];
  lines[0].account = text_of(unknown ? "9998" : "660202");
  lines[0].debit_fen = contains(input, "unbalanced") ? 9999 : 10000;
  lines[1].account = text_of(unknown ? "9999" : "170201");
  lines[1].credit_fen = 10000;
  rubiao_voucher voucher = {sizeof voucher,
                            call->business_date,
                            key_of(call),
                            text_of("CNY"),
                            text_of("摊销"),
                            text_of(contains(input, "different")
                                        ? "1111111111111111111111111111111111111111111111111111111111111111"
                                        : "0000000000000000000000000000000000000000000000000000000000000000"),
                            lines,
                            2,
                            sizeof lines[0]};
  rubiao_posted posted = {sizeof posted, 0, ""};
  rubiao_posted found = {sizeof found, 0, ""};
  if (instance->ledger->post(instance->ledger->self, &voucher, 1, sizeof voucher, &posted, sizeof posted) !=
      rubiao_ok)
    return fail(
        instance,
        posted.answer == rubiao_posted_exists_with_different_content ? rubiao_conflict : rubiao_host_failed,
        failure);
  if (instance->ledger->find(instance->ledger->self, &voucher.key, voucher.sha256, &found) != rubiao_ok)
    return fail(instance, rubiao_host_failed, failure);
  instance->refuse_prepare = contains(input, "refuse");
  report(result, &posted, &found);
  return rubiao_ok;
}

static rubiao_status import(rubiao_instance* instance, const rubiao_call* call, rubiao_text input,
                            const rubiao_sink* result, const rubiao_sink* failure) {
  rubiao_sink escaped = {(void*)(uintptr_t)result, put_escaped};
  const char* name = contains(input, "passwd") ? "/etc/passwd" : "events.jsonl";
  put(result, "{\"outputs\": [{\"kind\": \"message\", \"level\": \"info\", \"text\": \"");
  if (instance->documents->read(instance->documents->self, call->company, text_of(name), &escaped) !=
      rubiao_ok)
    return fail(instance, rubiao_host_failed, failure);
  put(result, "\"}]}");
  return rubiao_ok;
}

static rubiao_status disclose(rubiao_text input, const rubiao_sink* result) {
  rubiao_sink escaped = {(void*)(uintptr_t)result, put_escaped};
  put(result, "{\"outputs\": [{\"kind\": \"message\", \"level\": \"info\", \"text\": \"");
  put_text(&escaped, input);
  put(result, "\"}]}");
  return rubiao_ok;
}

static rubiao_status allow_close(const rubiao_sink* result) {
  put(result, "{\"outputs\": [{\"kind\": \"message\", \"level\": \"warning\", \"text\": \"not run yet\"}]}");
  return rubiao_ok;
}

static rubiao_status invoke(rubiao_instance* instance, const rubiao_call* call, rubiao_text action,
                            rubiao_text input, const rubiao_sink* result, const rubiao_sink* failure) {
  if (contains(input, "interrupt")) return interrupted(instance, SIGINT, failure);
  if (contains(input, "terminate")) return interrupted(instance, SIGTERM, failure);
  if (contains(action, "echo.show")) return show(instance, call, input, result, failure);
  if (contains(action, "echo.post")) return post(instance, call, input, result, failure);
  if (contains(action, "disclose.package")) return disclose(input, result);
  if (contains(action, "period.close_check")) return allow_close(result);
  return import(instance, call, input, result, failure);
}

static rubiao_status nightly(rubiao_instance* instance, const rubiao_call* call, const rubiao_text* companies,
                             uint64_t count, const rubiao_sink* result, const rubiao_sink* failure) {
  char words[128];
  (void)instance;
  (void)companies;
  if (!contains(call->roles, "operator")) {
    put(failure, "{\"status\": \"not_permitted\", \"message\": \"operator only\", \"problems\": []}");
    return rubiao_not_permitted;
  }
  snprintf(words, sizeof words, "nightly %d, companies %d", (int)call->business_date, (int)count);
  put(result, "{\"outputs\": [{\"kind\": \"message\", \"level\": \"info\", \"text\": \"");
  put(result, words);
  put(result, "\"}]}");
  return rubiao_ok;
}

/* Tells the order with its quotes as apostrophes, and how far it is; the company BAD is not done. */
static rubiao_status run_batch(rubiao_instance* instance, const rubiao_call* call, rubiao_text order,
                               const rubiao_sink* result, const rubiao_sink* failure) {
  char words[256];
  const rubiao_run_figures figures = {
      sizeof(rubiao_run_figures), 2024, 3, 0, text_of("C1"), 1, 2, 0, 1000, 12345, 1, 1, 4};
  uint64_t size = order.size < sizeof words - 1 ? order.size : sizeof words - 1;
  if (!contains(call->roles, "operator")) {
    put(failure, "{\"status\": \"not_permitted\", \"message\": \"operator only\", \"problems\": []}");
    return rubiao_not_permitted;
  }
  if (instance->progress->run(instance->progress->self, &figures) != 0) return rubiao_cancelled;
  for (uint64_t i = 0; i < size; ++i) words[i] = order.data[i] == '"' ? '\'' : order.data[i];
  words[size] = '\0';
  put(result, "{\"outputs\": [{\"kind\": \"message\", \"level\": \"info\", \"text\": \"");
  put(result, words);
  put(result,
      "\"}], \"run\": {\"companies\": 2, \"worked\": 1, \"assets\": 1000, \"amount\": \"123.45\", "
      "\"vouchers\": 1, \"warnings\": 3, \"failed\": [");
  if (contains(order, "BAD")) put(result, "{\"company\": \"BAD\", \"outcome\": \"host_failed\"}");
  put(result, "]}}");
  return rubiao_ok;
}

/* ---- transaction: what was called goes to the host's log ---- */

static void log_step(rubiao_instance* instance, const char* step) {
  instance->log->line(instance->log->self, 1, text_of(step));
}

static rubiao_status prepare(rubiao_instance* instance, rubiao_text token, const rubiao_sink* failure) {
  (void)token;
  log_step(instance, "prepare");
  if (!instance->refuse_prepare) return rubiao_ok;
  put(failure, "{\"status\": \"refused\", \"message\": \"prepare refused\", \"problems\": []}");
  return rubiao_refused;
}

static rubiao_status commit(rubiao_instance* instance, rubiao_text token, const rubiao_sink* failure) {
  (void)token;
  (void)failure;
  log_step(instance, "commit");
  return rubiao_ok;
}

static rubiao_status rollback(rubiao_instance* instance, rubiao_text token, const rubiao_sink* failure) {
  (void)token;
  (void)failure;
  log_step(instance, "rollback");
  return rubiao_ok;
}

/* ---- entry ---- */

static const rubiao_actions actions = {sizeof(rubiao_actions), 0, describe, invoke};
static const rubiao_batch batch = {sizeof(rubiao_batch), 0, nightly, run_batch};
static const rubiao_transaction transaction = {sizeof(rubiao_transaction), 0, prepare, commit, rollback};

static rubiao_status init(void) {
  return rubiao_ok;
}
static void deinit(void) {}

static const void* get(const char* id) {
  if (strcmp(id, RUBIAO_ACTIONS_ID) == 0) return &actions;
  if (strcmp(id, RUBIAO_BATCH_ID) == 0) return &batch;
  if (strcmp(id, RUBIAO_TRANSACTION_ID) == 0) return &transaction;
  return NULL;
}

static int make_store(rubiao_text path) {
  char name[4096];
  if (path.size >= sizeof name) return 0;
  memcpy(name, path.data, path.size);
  name[path.size] = '\0';
  FILE* store = fopen(name, "ab");
  if (store == NULL) return 0;
  const int written = ftell(store) > 0 || fputc('.', store) != EOF;
  return fclose(store) == 0 && written;
}

static rubiao_status create(const rubiao_host* host, const rubiao_settings* settings,
                            rubiao_instance** instance, const rubiao_sink* failure) {
  (void)failure;
  if (!make_store(settings->store)) return rubiao_store_failed;
  *instance = calloc(1, sizeof **instance);
  if (*instance == NULL) return rubiao_internal;
  (*instance)->host = host;
  (*instance)->ledger = host->get(host->self, RUBIAO_LEDGER_ID);
  (*instance)->documents = host->get(host->self, RUBIAO_DOCUMENTS_ID);
  (*instance)->log = host->get(host->self, RUBIAO_LOG_ID);
  (*instance)->progress = host->get(host->self, RUBIAO_PROGRESS_ID);
  return rubiao_ok;
}

static void destroy(rubiao_instance* instance) {
  free(instance);
}

const rubiao_entry rubiao_plugin_entry = {
    sizeof(rubiao_entry), ECHO_ABI_MAJOR, RUBIAO_ABI_MINOR, "0.1.0", init, deinit, get, create, destroy};
