// SPDX-License-Identifier: Apache-2.0
// The one exported symbol, and the functions behind the interfaces it hands out. Each checks its arguments,
// runs inside the fence, and holds no use case.
#include <cstring>

#include "abi/fence.h"
#include "abi/instance.h"
#include "abi/rules_interface.h"
#include "abi/texts.h"
#include "actions/manifest.h"
#include "base/error.h"
#include "formats/json_schema.h"

using namespace rubiao;
using namespace rubiao::abi;

namespace {

std::set<Role> read_roles(std::string_view list) {
  std::set<Role> roles;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const auto role = parse_role(list.substr(0, comma))) roles.insert(*role);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return roles;
}

Caller read_caller(const rubiao_call& call) {
  demand(call.size >= sizeof(rubiao_call), "call.size");
  return {.company = copy(call.company, "call.company"),
          .user = copy(call.user, "call.user"),
          .roles = read_roles(copy(call.roles, "call.roles")),
          .language = language_from(view(call.language)),
          .business_date = unpack(call.business_date, "call.business_date"),
          .transaction = copy(call.transaction, "call.transaction")};
}

Language language_of(const rubiao_call* call) {
  return call != nullptr && call->size >= sizeof(rubiao_call) ? language_from(view(call->language))
                                                              : Language::zh;
}

void write_json(const rubiao_sink* sink, const formats::Json& json) {
  write(sink, json.dump());
}

rubiao_status describe(rubiao_text language, const rubiao_sink* manifest,
                       const rubiao_sink* failure) noexcept {
  const Language wanted = language_from(view(language));
  return guard(failure, wanted, [&] {
    demand(manifest != nullptr, "manifest");
    write_json(manifest, describe_actions(wanted));
  });
}

rubiao_status invoke(rubiao_instance* instance, const rubiao_call* call, rubiao_text action,
                     rubiao_text input, const rubiao_sink* result, const rubiao_sink* failure) noexcept {
  return guard(failure, language_of(call), [&] {
    demand(instance != nullptr, "instance");
    demand(call != nullptr, "call");
    write_json(
        result,
        instance->instance.invoke(read_caller(*call), copy(action, "action"), copy(input, "input")).json());
  });
}

rubiao_status nightly(rubiao_instance* instance, const rubiao_call* call, const rubiao_text* companies,
                      uint64_t count, const rubiao_sink* result, const rubiao_sink* failure) noexcept {
  return guard(failure, language_of(call), [&] {
    demand(instance != nullptr, "instance");
    demand(call != nullptr, "call");
    demand(companies != nullptr || count == 0, "companies");
    std::vector<std::string> codes;
    for (uint64_t i = 0; i < count; ++i) codes.push_back(copy(companies[i], "companies"));
    write_json(result,
               instance->instance.nightly(read_caller(*call), {.companies = std::move(codes)}).json());
  });
}

NightlyAsked read_order(const std::string& text) {
  const formats::Json order = formats::parse_json(text.empty() ? "{}" : text, "order");
  static const formats::JsonSchema schema(formats::parse_json(R"({
    "type": "object",
    "properties": {
      "companies": {"type": "array", "items": {"type": "string", "minLength": 1}},
      "from_period": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
      "dry_run": {"type": "boolean"}
    },
    "additionalProperties": false
  })",
                                                              "order"));
  std::vector<Problem> problems = schema.check(order);
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  NightlyAsked asked{.companies = order.value("companies", std::vector<std::string>{}),
                     .dry_run = order.value("dry_run", false)};
  if (order.contains("from_period"))
    asked.from = Period::parse(order.at("from_period").get<std::string>(), "from_period");
  return asked;
}

rubiao_status run_batch_order(rubiao_instance* instance, const rubiao_call* call, rubiao_text order,
                              const rubiao_sink* result, const rubiao_sink* failure) noexcept {
  return guard(failure, language_of(call), [&] {
    demand(instance != nullptr, "instance");
    demand(call != nullptr, "call");
    write_json(result,
               instance->instance.nightly(read_caller(*call), read_order(copy(order, "order"))).json());
  });
}

rubiao_status back_up(rubiao_instance* instance, const rubiao_call* call, rubiao_text path,
                      const rubiao_sink* failure) noexcept {
  return guard(failure, language_of(call), [&] {
    demand(instance != nullptr, "instance");
    demand(call != nullptr, "call");
    demand(path.data != nullptr && path.size > 0 && view(path).find('\0') == std::string_view::npos, "path");
    instance->instance.back_up(read_caller(*call), copy(path, "path"));
  });
}

template <void (Instance::*Step)(const std::string&)>
rubiao_status settle(rubiao_instance* instance, rubiao_text token, const rubiao_sink* failure) noexcept {
  return guard(failure, instance == nullptr ? Language::zh : instance->language, [&] {
    demand(instance != nullptr, "instance");
    demand(token.data != nullptr && token.size > 0, "token");
    (instance->instance.*Step)(copy(token, "token"));
  });
}

constexpr rubiao_actions actions_interface{sizeof(rubiao_actions), 0, describe, invoke};
constexpr rubiao_batch batch_interface{sizeof(rubiao_batch), 0, nightly, run_batch_order};
constexpr rubiao_store store_interface{sizeof(rubiao_store), 0, back_up};
constexpr rubiao_transaction transaction_interface{sizeof(rubiao_transaction), 0, settle<&Instance::prepare>,
                                                   settle<&Instance::commit>, settle<&Instance::rollback>};

const void* get(const char* id) noexcept {
  if (id == nullptr) return nullptr;
  if (std::strcmp(id, RUBIAO_ACTIONS_ID) == 0) return &actions_interface;
  if (std::strcmp(id, RUBIAO_BATCH_ID) == 0) return &batch_interface;
  if (std::strcmp(id, RUBIAO_TRANSACTION_ID) == 0) return &transaction_interface;
  if (std::strcmp(id, RUBIAO_STORE_ID) == 0) return &store_interface;
  if (std::strcmp(id, RUBIAO_RULES_ID) == 0) return &rules_interface();
  return nullptr;
}

void demand_version(const rubiao_host& host) {
  if (host.abi_major == RUBIAO_ABI_MAJOR) return;  // of any minor: structs say their size
  const auto version = [](int major, int minor) {
    return std::to_string(major) + "." + std::to_string(minor);
  };
  const std::string ours = version(RUBIAO_ABI_MAJOR, RUBIAO_ABI_MINOR);
  throw Error(
      Status::version_mismatch,
      Problem{
          .message = {"主机与程序库的接口版本不同", "the host and the library have different ABI versions"},
          .found = version(host.abi_major, host.abi_minor),
          .expected = {ours, ours},
          .todo = {"用同一版本的头文件重新编译主机", "build the host with this version's header"}});
}

Language language_of(const rubiao_settings* settings) {
  const bool given = settings != nullptr && settings->size >= sizeof(rubiao_settings) &&
                     settings->language.data != nullptr && settings->language.size >= 2;
  return given ? language_from({settings->language.data, 2}) : Language::zh;
}

rubiao_status create(const rubiao_host* host, const rubiao_settings* settings, rubiao_instance** instance,
                     const rubiao_sink* failure) noexcept {
  const Language language = language_of(settings);
  return guard(failure, language, [&] {
    demand(instance != nullptr, "instance");
    *instance = nullptr;
    demand(host != nullptr && host->size >= sizeof(rubiao_host), "host");
    demand(settings != nullptr && settings->size >= sizeof(rubiao_settings), "settings");
    demand_version(*host);
    demand(host->get != nullptr, "host.get");
    demand(settings->store.data != nullptr && settings->store.size > 0, "settings.store");
    demand(view(settings->store).find('\0') == std::string_view::npos, "settings.store");
    demand(view(settings->rules).find('\0') == std::string_view::npos, "settings.rules");
    *instance = new rubiao_instance(*host, copy(settings->store, "settings.store"),
                                    copy(settings->rules, "settings.rules"), language);
  });
}

void destroy(rubiao_instance* instance) noexcept {
  delete instance;
}

rubiao_status init() noexcept {
  return rubiao_ok;
}
void deinit() noexcept {}

}  // namespace

extern "C" RUBIAO_EXPORT const rubiao_entry rubiao_plugin_entry{sizeof(rubiao_entry),
                                                                RUBIAO_ABI_MAJOR,
                                                                RUBIAO_ABI_MINOR,
                                                                library_version,
                                                                init,
                                                                deinit,
                                                                get,
                                                                create,
                                                                destroy};
