/* SPDX-License-Identifier: Apache-2.0
 *
 * A decision bound and asked with typed columns: right questions, refused ones, and callers who err. */
#include <string.h>

#include "checks.h"

enum { inputs = 5, questions = 1000 };

typedef struct asked {
  rubiao_text texts[3][questions];
  uint8_t truths[2][questions];
  rubiao_column columns[inputs]; /* 资产类别, 取得方式, 成本项目, 可直接归属, 达到预定用途前 */
} asked;

static rubiao_table* bind_table(checks* all, const char* decision) {
  static c_text failure;
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  const rubiao_sink sink = c_sink(&failure);
  rubiao_table* table = NULL;
  expect(all,
         rules->bind(c_text_of(all->rules), c_text_of("2024-12-31"), c_text_of(decision), c_text_of("en"),
                     &table, &sink) == rubiao_ok,
         failure.data);
  return table;
}

/* Every question alike, but the last, whose asset no column allows. */
static void fill(asked* it) {
  static const char* words[3] = {"无形资产", "外购", "购买价款"};
  for (int question = 0; question < questions; ++question) {
    for (int i = 0; i < 3; ++i) it->texts[i][question] = c_text_of(words[i]);
    for (int i = 0; i < 2; ++i) it->truths[i][question] = 1;
  }
  it->texts[0][questions - 1] = c_text_of("没有这类");
  for (int i = 0; i < inputs; ++i) {
    it->columns[i].size = sizeof(rubiao_column);
    it->columns[i].type = i < 3 ? rubiao_column_text : rubiao_column_boolean;
    it->columns[i].values = i < 3 ? (const void*)it->texts[i] : (const void*)it->truths[i - 3];
  }
}

static void check_description(checks* all, const rubiao_table* table) {
  static c_text text;
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  const rubiao_sink sink = c_sink(&text);
  expect(all, rules->describe(table, &sink, NULL) == rubiao_ok, "describe a table");
  expect(all, strstr(text.data, "{\"name\":\"资产类别\",\"type\":\"text\",\"allowed\":[") != NULL,
         "an input");
  expect(all, strstr(text.data, "{\"name\":\"可直接归属\",\"type\":\"boolean\",\"allowed\":null}") != NULL,
         "an input of which anything is allowed");
  expect(all, strstr(text.data, "\"hit_policy\":\"U\"") != NULL, "the hit policy");
  expect(all, strstr(text.data, "\"rows\":[{\"id\":") != NULL, "the rows");
}

static void check_decisions(checks* all, const rubiao_table* table, const asked* it) {
  static int32_t rows[questions];
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  expect(all,
         rules->decide(table, it->columns, inputs, sizeof(rubiao_column), questions, rows, NULL) == rubiao_ok,
         "decide");
  expect(all, rows[0] >= 0 && rows[0] == rows[questions - 2], "like questions, like rows");
  expect(all, rows[questions - 1] == -1, "what is not allowed is refused");
  expect(all, rules->decide(table, it->columns, inputs, sizeof(rubiao_column), 0, NULL, NULL) == rubiao_ok,
         "no questions");
}

static int32_t stop(void* self, const char* data, uint64_t size) {
  (void)data;
  (void)size;
  ++*(int*)self;
  return 1;
}

static void check_traces(checks* all, const rubiao_table* table, const asked* it) {
  static c_text lines;
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  rubiao_column last[inputs];
  int asked_to_write = 0;
  const rubiao_sink stopping = {&asked_to_write, stop};
  rubiao_sink sink = c_sink(&lines);
  expect(all, rules->trace(table, it->columns, inputs, sizeof(rubiao_column), 2, &sink, NULL) == rubiao_ok,
         "trace");
  expect(all, strstr(lines.data, "{\"schema\":\"trace/1\",\"asOf\":\"2024-12-31\"") == lines.data, "a trace");
  const char* second = strchr(lines.data, '\n');
  expect(all, second != NULL && strlen(second + 1) == (size_t)(second + 1 - lines.data), "a line a question");
  for (int i = 0; i < inputs; ++i) {
    last[i] = it->columns[i];
    last[i].values = i < 3 ? (const void*)&it->texts[i][questions - 1] : (const void*)it->truths[i - 3];
  }
  sink = c_sink(&lines);
  expect(all, rules->trace(table, last, inputs, sizeof(rubiao_column), 1, &sink, NULL) == rubiao_ok,
         "a refused input is an answer");
  expect(all, strstr(lines.data, "{\"error\":{\"status\":\"invalid_input\"") == lines.data,
         "with its status");
  expect(all, strstr(lines.data, "资产类别") != NULL, "and the input");
  expect(all,
         rules->trace(table, it->columns, inputs, sizeof(rubiao_column), questions, &stopping, NULL) ==
             rubiao_cancelled,
         "a sink that says stop");
  expect(all, asked_to_write == 1, "is asked no more");
}

static void expect_refused(checks* all, const rubiao_table* table, const rubiao_column* columns,
                           uint64_t count, uint64_t distance, const char* words) {
  static int32_t rows[questions];
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  expect(all, rules->decide(table, columns, count, distance, 1, rows, NULL) == rubiao_invalid_input, words);
}

static void check_errors(checks* all, const rubiao_table* table, const asked* it) {
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  const uint64_t distance = sizeof(rubiao_column);
  rubiao_column wrong[inputs];
  rubiao_table* other = NULL;
  expect_refused(all, NULL, it->columns, inputs, distance, "no table");
  expect_refused(all, table, NULL, inputs, distance, "no columns");
  expect_refused(all, table, it->columns, inputs - 1, distance, "too few columns");
  expect_refused(all, table, it->columns, inputs, 4, "columns that overlap");
  memcpy(wrong, it->columns, sizeof wrong);
  wrong[0].type = rubiao_column_boolean;
  expect_refused(all, table, wrong, inputs, distance, "a column of another type");
  wrong[0].type = 99;
  expect_refused(all, table, wrong, inputs, distance, "a column of no type");
  memcpy(wrong, it->columns, sizeof wrong);
  wrong[1].size = 0;
  expect_refused(all, table, wrong, inputs, distance, "a column without its size");
  memcpy(wrong, it->columns, sizeof wrong);
  wrong[1].values = NULL;
  expect_refused(all, table, wrong, inputs, distance, "a column without values");
  expect(all, rules->decide(table, it->columns, inputs, distance, 1, NULL, NULL) == rubiao_invalid_input,
         "no place for the rows");
  expect(all, rules->trace(table, it->columns, inputs, distance, 1, NULL, NULL) == rubiao_invalid_input,
         "no sink for the lines");
  expect(all, rules->describe(NULL, NULL, NULL) == rubiao_invalid_input, "nothing to describe");
  expect(all,
         rules->bind(c_text_of(all->rules), c_text_of("2024-12-31"), c_text_of("nothing"), c_text_of("en"),
                     &other, NULL) == rubiao_not_found,
         "no such decision");
  expect(all, other == NULL, "no table then");
  expect(all,
         rules->bind(c_text_of(all->rules), c_text_of("31.12.2024"), c_text_of("cost_item"), c_text_of("en"),
                     &other, NULL) == rubiao_invalid_input,
         "no such day");
}

static void check_collecting(checks* all) {
  static c_text failure;
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  const rubiao_sink sink = c_sink(&failure);
  int32_t row = 0;
  rubiao_table* table = bind_table(all, "prohibitions");
  expect(all, rules->decide(table, NULL, 0, 0, 1, &row, &sink) == rubiao_invalid_input,
         "several rows can apply");
  expect(all, strstr(failure.data, "trace()") != NULL, "and trace() says which");
  rules->unbind(table);
}

void check_rule_columns(checks* all) {
  static asked it;
  const rubiao_rules* rules = all->entry->get(RUBIAO_RULES_ID);
  rubiao_table* table = bind_table(all, "cost_item");
  fill(&it);
  check_description(all, table);
  check_decisions(all, table, &it);
  check_traces(all, table, &it);
  check_errors(all, table, &it);
  check_collecting(all);
  rules->unbind(table);
  rules->unbind(NULL);
}
