/* SPDX-License-Identifier: Apache-2.0
 *
 * The host's callbacks and calls. It knows the company "C1" and nobody else. */
#include "c_host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

rubiao_text c_text_of(const char* words) {
  const rubiao_text text = {words, strlen(words)};
  return text;
}

static int32_t take_text(void* self, const char* data, uint64_t size) {
  c_text* text = self;
  const uint64_t room = sizeof text->data - 1 - text->size;
  const uint64_t taken = size < room ? size : room;
  memcpy(text->data + text->size, data, taken);
  text->size += taken;
  text->data[text->size] = '\0';
  text->cut |= taken < size;
  return 0;
}

rubiao_sink c_sink(c_text* text) {
  const rubiao_sink sink = {text, take_text};
  text->size = 0;
  text->data[0] = '\0';
  text->cut = 0;
  return sink;
}

static void answer(const rubiao_sink* sink, const char* words) {
  sink->write(sink->self, words, strlen(words));
}

static rubiao_status company(void* self, rubiao_text code, const rubiao_sink* profile) {
  c_host* host = self;
  if (host->calls_back != NULL) {
    const rubiao_actions* actions = host->entry->get(RUBIAO_ACTIONS_ID);
    const rubiao_call call = c_call("u1", "auditor", "");
    host->called_back =
        actions->invoke(host->calls_back, &call, c_text_of("register.list"), c_text_of("{}"), NULL, NULL);
  }
  if (host->profile_of_nothing)
    return profile->write(profile->self, NULL, 5) == 0 ? rubiao_internal : rubiao_ok;
  if (host->profile != NULL) {
    answer(profile, host->profile);
    return rubiao_ok;
  }
  if (code.size != 2 || memcmp(code.data, "C1", 2) != 0) return rubiao_not_found;
  answer(profile,
         "{\"code\": \"C1\", \"name\": \"甲公司\", \"name_en\": \"Company One\", "
         "\"credit_code\": \"91330000TEST000001\", \"currency\": \"CNY\"}");
  return rubiao_ok;
}

static rubiao_status user(void* self, rubiao_text code, rubiao_text id, const rubiao_sink* profile) {
  (void)self, (void)code, (void)id, (void)profile;
  return rubiao_not_found;
}

static int64_t now(void* self) {
  (void)self;
  return 1700000000;
}

static const void* get(void* self, const char* id) {
  c_host* host = self;
  if (host->lacks != NULL && strcmp(host->lacks, id) == 0) return NULL;
  if (strcmp(id, RUBIAO_LEDGER_ID) == 0) return &host->ledger_interface;
  if (strcmp(id, RUBIAO_IDENTITY_ID) == 0) return &host->identity;
  if (strcmp(id, RUBIAO_CLOCK_ID) == 0) return &host->clock;
  return NULL;
}

static void last_error(void* self, const rubiao_sink* words) {
  (void)self;
  answer(words, "总账被锁定 (the ledger is locked)");
}

void c_host_open(c_host* host, const rubiao_entry* entry, c_ledger* ledger) {
  memset(host, 0, sizeof *host);
  host->host = (rubiao_host){.size = sizeof(rubiao_host),
                             .abi_major = RUBIAO_ABI_MAJOR,
                             .abi_minor = RUBIAO_ABI_MINOR,
                             .name = c_text_of("c-host"),
                             .self = host,
                             .get = get,
                             .last_error = last_error};
  host->ledger_interface = c_ledger_interface(ledger);
  host->identity =
      (rubiao_identity){.size = sizeof(rubiao_identity), .self = host, .company = company, .user = user};
  host->clock = (rubiao_clock){.size = sizeof(rubiao_clock), .self = host, .now = now};
  host->ledger = ledger;
  host->entry = entry;
}

rubiao_status c_host_create(c_host* host, const char* store, const char* rules) {
  const rubiao_settings settings = {.size = sizeof(rubiao_settings),
                                    .store = c_text_of(store),
                                    .rules = c_text_of(rules),
                                    .language = c_text_of("zh")};
  const rubiao_sink failure = c_sink(&host->failure);
  return host->entry->create(&host->host, &settings, &host->instance, &failure);
}

void c_host_destroy(c_host* host) {
  host->entry->destroy(host->instance);
  host->instance = NULL;
}

rubiao_call c_call(const char* user_id, const char* roles, const char* token) {
  rubiao_call call;
  memset(&call, 0xDD, sizeof call); /* what a later header adds holds nothing that this library may read */
  call.size = sizeof call;
  call.business_date = 20240131;
  call.company = c_text_of("C1");
  call.user = c_text_of(user_id);
  call.roles = c_text_of(roles);
  call.language = c_text_of("en");
  call.transaction = c_text_of(token);
  return call;
}

/* Copies whose end nothing follows, gone after the call: what the library keeps of them it has to copy. */
static rubiao_text lend(rubiao_text text) {
  char* copy = malloc(text.size + 1);
  memcpy(copy, text.data, text.size);
  return (rubiao_text){copy, text.size};
}

static void take_back(rubiao_text text) {
  char* copy = (char*)(uintptr_t)text.data;
  memset(copy, 0xDD, text.size);
  free(copy);
}

rubiao_status c_invoke(c_host* host, rubiao_call call, const char* action, const char* input) {
  const rubiao_actions* actions = host->entry->get(RUBIAO_ACTIONS_ID);
  const rubiao_sink result = c_sink(&host->result);
  const rubiao_sink failure = c_sink(&host->failure);
  rubiao_text lent[] = {lend(c_text_of(action)), lend(c_text_of(input)), lend(call.company),
                        lend(call.user),         lend(call.roles),       lend(call.language),
                        lend(call.transaction)};
  call.company = lent[2], call.user = lent[3], call.roles = lent[4], call.language = lent[5];
  call.transaction = lent[6];
  host->ledger->caller = pthread_self();
  host->ledger->has_caller = 1;
  const rubiao_status status = actions->invoke(host->instance, &call, lent[0], lent[1], &result, &failure);
  host->ledger->has_caller = 0;
  memset(&call, 0xDD, sizeof call);
  for (size_t i = 0; i < sizeof lent / sizeof lent[0]; ++i) take_back(lent[i]);
  return status;
}

rubiao_status c_nightly(c_host* host, int32_t business_date) {
  const rubiao_batch* batch = host->entry->get(RUBIAO_BATCH_ID);
  const rubiao_sink result = c_sink(&host->result);
  const rubiao_sink failure = c_sink(&host->failure);
  rubiao_call call = c_call("night", "operator", "");
  call.business_date = business_date;
  host->ledger->caller = pthread_self();
  host->ledger->has_caller = 1;
  const rubiao_status status = batch->nightly(host->instance, &call, NULL, 0, &result, &failure);
  host->ledger->has_caller = 0;
  return status;
}

rubiao_status c_register(c_host* host, const char* asset, const char* token) {
  char input[512];
  snprintf(input, sizeof input,
           "{\"date\": \"2024-01-08\", \"source\": {\"document\": \"R-%s\", \"line\": 1}, \"asset\": \"%s\", "
           "\"name\": \"数据集 %s\", \"route\": \"外购\", \"purpose\": \"自用\", \"use\": \"管理\"}",
           asset, asset, asset);
  return c_invoke(host, c_call("u1", "preparer", token), "register.add", input);
}

rubiao_status c_assess(c_host* host, const char* asset, const char* token) {
  char input[1024];
  snprintf(
      input, sizeof input,
      "{\"date\": \"2024-01-08\", \"source\": {\"document\": \"A-%s\", \"line\": 1}, \"asset\": \"%s\", "
      "\"controlled\": true, \"benefits_probable\": true, \"cost_measurable\": true, \"identifiable\": true, "
      "\"fulfils_contract\": false, \"recognise\": true, \"basis\": \"采购合同\", "
      "\"judgements\": {\"Q01\": {\"answer\": \"拥有\", \"grounds\": \"买断\", \"evidence\": \"合同.pdf\"}, "
      "\"Q06\": {\"answer\": \"一个单元\", \"grounds\": \"用途一致\", \"evidence\": \"数据目录\"}}, "
      "\"evidence\": [{\"name\": \"合同.pdf\", \"date\": \"2024-01-05\"}]}",
      asset, asset);
  return c_invoke(host, c_call("u1", "preparer", token), "recognition.assess", input);
}

rubiao_status c_approve(c_host* host, const char* token) {
  return c_invoke(host, c_call("u2", "reviewer", token), "approvals.decide",
                  "{\"all\": true, \"approve\": true}");
}

rubiao_status c_buy(c_host* host, const char* asset, int line, const char* token) {
  char input[512];
  snprintf(
      input, sizeof input,
      "{\"date\": \"2024-01-10\", \"source\": {\"document\": \"C-%s\", \"line\": %d}, \"asset\": \"%s\", "
      "\"item\": \"购买价款\", \"amount\": \"1200.00\", \"vat\": \"72.00\", \"currency\": \"CNY\", "
      "\"settlement\": \"银行存款\", \"measured_by\": \"成本凭证\", \"capitalise\": true}",
      asset, line, asset);
  return c_invoke(host, c_call("u1", "preparer", token), "cost.record", input);
}

static const rubiao_transaction* transaction_of(const c_host* host) {
  return host->entry->get(RUBIAO_TRANSACTION_ID);
}

rubiao_status c_prepare(c_host* host, const char* token) {
  const rubiao_sink failure = c_sink(&host->failure);
  return transaction_of(host)->prepare(host->instance, c_text_of(token), &failure);
}

rubiao_status c_commit(c_host* host, const char* token) {
  const rubiao_sink failure = c_sink(&host->failure);
  return transaction_of(host)->commit(host->instance, c_text_of(token), &failure);
}

rubiao_status c_rollback(c_host* host, const char* token) {
  const rubiao_sink failure = c_sink(&host->failure);
  return transaction_of(host)->rollback(host->instance, c_text_of(token), &failure);
}
