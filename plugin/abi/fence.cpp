// SPDX-License-Identifier: Apache-2.0
#include "abi/fence.h"

#include "abi/texts.h"
#include "formats/json.h"

namespace rubiao::abi {
namespace {

using formats::Json;

static_assert(static_cast<int>(Status::refused) == rubiao_refused);
static_assert(static_cast<int>(Status::invalid_input) == rubiao_invalid_input);
static_assert(static_cast<int>(Status::not_found) == rubiao_not_found);
static_assert(static_cast<int>(Status::not_permitted) == rubiao_not_permitted);
static_assert(static_cast<int>(Status::conflict) == rubiao_conflict);
static_assert(static_cast<int>(Status::busy) == rubiao_busy);
static_assert(static_cast<int>(Status::cancelled) == rubiao_cancelled);
static_assert(static_cast<int>(Status::host_failed) == rubiao_host_failed);
static_assert(static_cast<int>(Status::store_failed) == rubiao_store_failed);
static_assert(static_cast<int>(Status::version_mismatch) == rubiao_version_mismatch);
static_assert(static_cast<int>(Status::internal) == rubiao_internal);

const char* name(Status status) {
  static constexpr const char* names[] = {
      "ok",   "refused",   "invalid_input", "not_found",    "not_permitted",    "conflict",
      "busy", "cancelled", "host_failed",   "store_failed", "version_mismatch", "internal"};
  return names[static_cast<std::size_t>(status)];
}

Json problem_json(const Problem& problem, Language language) {
  return {{"message", problem.message.in(language)},
          {"text", render(problem, language)},
          {"rule", problem.rule},
          {"articles", problem.articles},
          {"file", problem.file},
          {"line", problem.line},
          {"column", problem.column},
          {"field", problem.field},
          {"found", problem.found},
          {"expected", problem.expected.in(language)},
          {"todo", problem.todo.in(language)}};
}

}  // namespace

std::string failure_text(Language language, const Error& error) {
  Json problems = Json::array();
  for (const Problem& problem : error.problems()) problems.push_back(problem_json(problem, language));
  const Json json{{"status", name(error.status())},
                  {"message", render(error, language)},
                  {"problems", std::move(problems)}};
  // What was found may be somebody's broken bytes: they are replaced, so that the answer is always valid
  // JSON.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

rubiao_status report(const rubiao_sink* failure, Language language, const std::exception& what) noexcept {
  try {
    if (const auto* error = dynamic_cast<const Error*>(&what)) {
      write(failure, failure_text(language, *error));
      return static_cast<rubiao_status>(error->status());
    }
    const bool memory = dynamic_cast<const std::bad_alloc*>(&what) != nullptr;
    const Text text = memory ? Text{"内存不足", "out of memory"}
                             : Text{std::string("程序内部错误：") + what.what(),
                                    std::string("internal error: ") + what.what()};
    write(failure, failure_text(language, Error(Status::internal, Problem{.message = text})));
  } catch (...) {  // not even the words could be written; the status says enough
  }
  return rubiao_internal;
}

}  // namespace rubiao::abi
