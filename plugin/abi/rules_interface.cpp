// SPDX-License-Identifier: Apache-2.0
#include "abi/rules_interface.h"

#include "abi/fence.h"
#include "abi/instance.h"
#include "abi/rule_columns.h"
#include "abi/texts.h"
#include "base/error.h"
#include "formats/json.h"
#include "rulebook/explanation.h"
#include "rulebook/model_lines.h"
#include "rulebook/rulebook.h"
#include "rulebook/seal.h"
#include "rulebook/table_view.h"
#include "rulebook/typed_value.h"

struct rubiao_model {
  rubiao::rulebook::Model model;
  rubiao::Language language;
};

namespace rubiao::abi {
namespace {

rubiao_status compile(rubiao_text bytes, rubiao_text name, rubiao_text language, rubiao_model** model,
                      const rubiao_sink* failure) noexcept {
  const Language wanted = language_from(view(language));
  return guard(failure, wanted, [&] {
    demand(model != nullptr, "model");
    *model = nullptr;
    *model = new rubiao_model{rulebook::Model::load(view(bytes), copy(name, "name")), wanted};
  });
}

void release(rubiao_model* model) noexcept {
  delete model;
}

rubiao_status answer(const rubiao_model* model, rubiao_text question, const rubiao_sink* result,
                     const rubiao_sink* failure) noexcept {
  return guard(failure, model == nullptr ? Language::zh : model->language, [&] {
    demand(model != nullptr, "model");
    write(result, rulebook::answer_line(model->model, view(question), model->language));
  });
}

formats::Json summary_of(const rulebook::Edition& edition) {
  std::size_t rows = 0;
  const auto tables = edition.tables(edition.from());
  for (const rulebook::Table* table : tables) rows += table->rows.size();
  return {{"id", edition.id()},
          {"from", to_text(edition.from())},
          {"to", edition.to() ? formats::Json(to_text(*edition.to())) : formats::Json()},
          {"approved_by", edition.approved_by()},
          {"approved_on", to_text(edition.approved_on())},
          {"sha256", edition.sha256()},
          {"tables", tables.size()},
          {"rows", rows},
          {"parameters", edition.parameters().size()}};
}

std::string summary_of(const rulebook::Rulebook& book) {
  formats::Json editions = formats::Json::array();
  for (const rulebook::Edition& edition : book.editions()) editions.push_back(summary_of(edition));
  return formats::Json{{"editions", std::move(editions)}}.dump();
}

rubiao_status check(rubiao_text folder, rubiao_text language, const rubiao_sink* result,
                    const rubiao_sink* failure) noexcept {
  return guard(failure, language_from(view(language)),
               [&] { write(result, summary_of(rulebook::Rulebook::load(copy(folder, "folder")))); });
}

// The form a caller asks for, one of two words.
bool is_page(const std::string& form, const char* other) {
  if (form == "page") return true;
  if (form == other) return false;
  throw Error(Status::invalid_input,
              Problem{.message = {"没有这种形式", "there is no such form"},
                      .field = "form",
                      .found = form,
                      .expected = {std::string("page、") + other, std::string("page or ") + other}});
}

// Inputs as they are, or those of a trace of before, with its day where none is named.
struct Question {
  formats::Json inputs;
  std::string day;
};

Question question_of(std::string_view bytes, std::string day) {
  formats::Json json = formats::parse_json(bytes, "inputs", {.decimals = true});
  if (json.is_object() && json.value("schema", formats::Json()) == "trace/1") {
    if (day.empty()) day = json.value("asOf", std::string());
    json = json.value("inputs", formats::Json());
  }
  if (json.is_object()) return {std::move(json), std::move(day)};
  throw Error(Status::invalid_input,
              Problem{.message = {"应为一个 JSON 对象", "expected a JSON object"}, .field = "inputs"});
}

rubiao_status explain(rubiao_text folder, rubiao_text day, rubiao_text decision, rubiao_text inputs,
                      rubiao_text form, rubiao_text language, const rubiao_sink* result,
                      const rubiao_sink* failure) noexcept {
  const Language wanted = language_from(view(language));
  return guard(failure, wanted, [&] {
    const bool page = is_page(copy(form, "form"), "trace");
    const Question question = question_of(view(inputs), copy(day, "day"));
    const auto book = rulebook::Rulebook::load(copy(folder, "folder"));
    const rulebook::Rules rules = book.at(parse_date(question.day, "day"));
    const rulebook::Decider& decider = rules.edition().demand(view(decision), rules.day());
    const rulebook::Decision answer = rules.decide(
        view(decision), rulebook::inputs_from(question.inputs, rules.edition(), decider, rules.day()));
    write(result, page ? rulebook::explain_as_page(rules.edition(), answer, wanted)
                       : rulebook::to_json(answer).dump());
  });
}

rubiao_status render(rubiao_text folder, rubiao_text form, rubiao_text language, const rubiao_sink* result,
                     const rubiao_sink* failure) noexcept {
  const Language wanted = language_from(view(language));
  return guard(failure, wanted, [&] {
    const bool page = is_page(copy(form, "form"), "markdown");
    const auto book = rulebook::Rulebook::load(copy(folder, "folder"));
    formats::Json files = formats::Json::array();
    for (const rulebook::ViewFile& file :
         page ? rulebook::render_pages(book, wanted) : rulebook::render_markdown(book))
      files.push_back({{"path", file.path}, {"text", file.text}});
    write(result, formats::Json{{"files", std::move(files)}}.dump());
  });
}

rubiao_status seal(rubiao_text folder, rubiao_text approved_by, rubiao_text day, rubiao_text language,
                   const rubiao_sink* result, const rubiao_sink* failure) noexcept {
  return guard(failure, language_from(view(language)), [&] {
    const std::string path = copy(folder, "folder");
    const rulebook::Approval approval{copy(approved_by, "approved_by"), parse_date(copy(day, "day"), "day")};
    const rulebook::Edition proved = rulebook::Rulebook::draft(path);
    const bool changed = rulebook::approve(path, proved, approval);
    write(result,
          formats::Json{{"changed", changed},
                        {"replaced", {{"by", proved.approved_by()}, {"on", to_text(proved.approved_on())}}}}
              .dump());
  });
}

rubiao_status reload(rubiao_instance* instance, rubiao_text language, const rubiao_sink* result,
                     const rubiao_sink* failure) noexcept {
  return guard(failure, language_from(view(language)), [&] {
    demand(instance != nullptr, "instance");
    write(result, summary_of(instance->instance.reload_rules()));
  });
}

constexpr rubiao_rules interface {
  sizeof(rubiao_rules), 0, compile, release, answer, check, explain, render, seal, reload, bind, unbind,
      describe_table, decide_columns, trace_columns
};

}  // namespace

const rubiao_rules& rules_interface() {
  return interface;
}

}  // namespace rubiao::abi
