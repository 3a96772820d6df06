/* SPDX-License-Identifier: Apache-2.0
 *
 * Loading: the entry's numbers, the interfaces by id, the manifest in both languages without an instance. */
#include <string.h>

#include "checks.h"

static void check_interfaces(checks* all) {
  const rubiao_actions* actions = all->entry->get(RUBIAO_ACTIONS_ID);
  const rubiao_batch* batch = all->entry->get(RUBIAO_BATCH_ID);
  const rubiao_transaction* transaction = all->entry->get(RUBIAO_TRANSACTION_ID);
  expect(all, actions != NULL && HAS_ALL(actions), "rubiao.actions/1");
  expect(all, batch != NULL && HAS_ALL(batch), "rubiao.batch/1");
  expect(all, transaction != NULL && HAS_ALL(transaction), "rubiao.transaction/1");
  expect(all, all->entry->get("rubiao.nothing/1") == NULL, "an unknown interface is NULL");
  expect(all, all->entry->get(NULL) == NULL, "no id, no interface");
  expect(all, all->entry->get(RUBIAO_ACTIONS_ID) == actions, "interfaces have static storage");
}

static void check_manifest(checks* all, const char* language, const char* title, const char* other) {
  static c_text manifest;
  const rubiao_actions* actions = all->entry->get(RUBIAO_ACTIONS_ID);
  const rubiao_sink sink = c_sink(&manifest);
  expect(all, actions->describe(c_text_of(language), &sink, NULL) == rubiao_ok, "describe");
  expect(all, manifest.data[0] == '{' && manifest.cut == 0, "the manifest is one JSON object");
  expect(all, strstr(manifest.data, "\"manifest/1\"") != NULL, "the manifest names its schema");
  expect(all, strstr(manifest.data, "\"register.add\"") != NULL, "the manifest lists register.add");
  expect(all, strstr(manifest.data, "\"approvals.decide\"") != NULL, "the manifest lists approvals.decide");
  expect(all, strstr(manifest.data, title) != NULL, "the manifest speaks the language asked for");
  expect(all, strstr(manifest.data, other) == NULL, "the manifest does not mix languages");
}

static void expect_answer(checks* all, const rubiao_model* model, const char* question, const char* answer) {
  static c_text text;
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  const rubiao_sink sink = c_sink(&text);
  expect(all, rules->answer(model, c_text_of(question), &sink, NULL) == rubiao_ok, "answer");
  expect(all, strcmp(text.data, answer) == 0, answer);
}

/* A model compiled and asked, the shipped rules proved: no instance, no store. */
static void check_rules(checks* all) {
  static const char model_text[] =
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"m\" name=\"m\" "
      "namespace=\"urn:t\">"
      "<inputData id=\"i\" name=\"n\"><variable name=\"n\" typeRef=\"number\"/></inputData>"
      "<decision id=\"d\" name=\"half\"><informationRequirement><requiredInput "
      "href=\"#i\"/></informationRequirement>"
      "<literalExpression><text>n / 2</text></literalExpression></decision></definitions>";
  static c_text text;
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  rubiao_model* model = NULL;
  rubiao_sink sink = c_sink(&text);
  expect(all, rules != NULL && HAS_ALL(rules), "rubiao.rules/1");
  expect(
      all,
      rules->compile(c_text_of(model_text), c_text_of("m.dmn"), c_text_of("en"), &model, &sink) == rubiao_ok,
      "compile");
  expect_answer(all, model, "{\"id\": 1, \"decision\": \"half\", \"inputs\": {\"n\": 0.1}}",
                "{\"id\":1,\"value\":0.05}");
  rules->release(model);
  rules->release(NULL);
  sink = c_sink(&text);
  expect(all,
         rules->compile(c_text_of("<a/>"), c_text_of("m.dmn"), c_text_of("en"), &model, &sink) ==
             rubiao_invalid_input,
         "what is no model is refused");
  expect(all, model == NULL && strstr(text.data, "R106") != NULL && strstr(text.data, "m.dmn") != NULL,
         "with a code and the file's name");
  expect(all,
         rules->compile(c_text_of("<a/>"), c_text_of("m.dmn"), c_text_of("en"), NULL, NULL) ==
             rubiao_invalid_input,
         "no place for the model");
  expect(all, rules->answer(NULL, c_text_of("{}"), &sink, NULL) == rubiao_invalid_input, "no model to ask");
  sink = c_sink(&text);
  expect(all, rules->check(c_text_of(all->rules), c_text_of("en"), &sink, NULL) == rubiao_ok,
         "the shipped rules");
  expect(all, strstr(text.data, "\"2024-01-01\"") != NULL, "names the edition");
  expect(all, rules->check(c_text_of("/nonexistent"), c_text_of("en"), &sink, NULL) == rubiao_not_found,
         "no rules there");
}

void check_loading(checks* all) {
  expect(all, HAS_ALL(all->entry), "the entry's size");
  expect(all, all->entry->abi_major == RUBIAO_ABI_MAJOR, "abi_major");
  expect(all, all->entry->abi_minor == RUBIAO_ABI_MINOR - (RUBIAO_GROWTH > 0), "abi_minor");
  expect(all, strchr(all->entry->version, '.') != NULL, "the library's version");
  expect(all, all->entry->init() == rubiao_ok, "init");
  expect(all, all->entry->init() == rubiao_ok, "init nests");
  all->entry->deinit();
  check_interfaces(all);
  check_rules(all);
  check_manifest(all, "zh", "登记数据集", "Register a data set");
  check_manifest(all, "en", "Register a data set", "\"title\":\"登记数据集\"");
}
