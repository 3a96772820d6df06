// SPDX-License-Identifier: Apache-2.0
#include "abi/rules_interface.h"

#include "abi/fence.h"
#include "abi/texts.h"
#include "formats/json.h"
#include "rulebook/model_lines.h"
#include "rulebook/rulebook.h"

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

rubiao_status check(rubiao_text folder, rubiao_text language, const rubiao_sink* result,
                    const rubiao_sink* failure) noexcept {
  return guard(failure, language_from(view(language)), [&] {
    const auto rules = rulebook::Rulebook::load(copy(folder, "folder"));
    formats::Json editions = formats::Json::array();
    for (const rulebook::Edition& edition : rules.editions()) editions.push_back(summary_of(edition));
    write(result, formats::Json{{"editions", std::move(editions)}}.dump());
  });
}

constexpr rubiao_rules interface { sizeof(rubiao_rules), 0, compile, release, answer, check };

}  // namespace

const rubiao_rules& rules_interface() {
  return interface;
}

}  // namespace rubiao::abi
