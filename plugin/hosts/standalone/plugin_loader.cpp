// SPDX-License-Identifier: Apache-2.0
// The order is the header's: open, look up the entry, compare size and version, init; and back again.
#include "plugin_loader.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "failure.h"

namespace erp {

rubiao_text borrow(std::string_view text) {
  return {text.data(), text.size()};
}

std::string copy(rubiao_text text) {
  return text.size == 0 ? std::string() : std::string(text.data, static_cast<std::size_t>(text.size));
}

namespace {

extern "C" std::int32_t append_to_string(void* self, const char* data, std::uint64_t size) {
  try {
    static_cast<std::string*>(self)->append(data, static_cast<std::size_t>(size));
    return 0;
  } catch (...) {
    return 1;  // out of memory: the library is told to stop
  }
}

[[noreturn]] void mismatch(const std::string& zh, const std::string& en) {
  throw Failure(rubiao_version_mismatch,
                {"插件与宿主不匹配：" + zh, "The plugin does not match this host: " + en});
}

void check_entry(const rubiao_entry& entry) {
  if (entry.abi_major != RUBIAO_ABI_MAJOR)
    mismatch(
        fmt::format("插件 ABI 为 {}.{}，宿主需要 {}.x。", entry.abi_major, entry.abi_minor, RUBIAO_ABI_MAJOR),
        fmt::format("its ABI is {}.{}, the host needs {}.x.", entry.abi_major, entry.abi_minor,
                    RUBIAO_ABI_MAJOR));
  if (entry.size < sizeof(rubiao_entry))
    mismatch(fmt::format("入口结构为 {} 字节，应不少于 {}。", entry.size, sizeof(rubiao_entry)),
             fmt::format("its entry has {} bytes, expected {} or more.", entry.size, sizeof(rubiao_entry)));
}

std::string text_of(const nlohmann::json& object, const char* field) {
  const auto value = object.find(field);
  if (value == object.end() || value->is_null()) return "";
  return value->is_string() ? value->get<std::string>() : value->dump();
}

Text same(const std::string& words) {
  return {words, words};
}

// The message is whole: every problem a line, as the plugin renders it.
Failure read_failure(rubiao_status status, const std::string& json) {
  const nlohmann::json object = nlohmann::json::parse(json, nullptr, false);
  if (!object.is_object())
    return Failure(status, {fmt::format("插件失败，状态 {}，未说明原因。", status),
                            fmt::format("The plugin failed with status {} and gave no reason.", status)});
  return Failure(status, same(text_of(object, "message")));
}

}  // namespace

rubiao_sink string_sink(std::string& target) {
  return {&target, append_to_string};
}

void check_plugin(rubiao_status status, const std::string& failure) {
  if (status != rubiao_ok) throw read_failure(status, failure);
}

Plugin::Plugin(const std::string& path) {
  handle_ = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle_ == nullptr) {
    const std::string reason = dlerror();
    throw Failure(rubiao_not_found, {"无法加载插件 " + path + "：" + reason,
                                     "The plugin " + path + " cannot be loaded: " + reason});
  }
  try {
    entry_ = static_cast<const rubiao_entry*>(dlsym(handle_, "rubiao_plugin_entry"));
    if (entry_ == nullptr)
      mismatch("文件 " + path + " 没有导出 rubiao_plugin_entry。",
               path + " does not export rubiao_plugin_entry.");
    check_entry(*entry_);
    check_plugin(entry_->init(), "");
  } catch (...) {
    dlclose(handle_);
    throw;
  }
}

Plugin::~Plugin() {
  entry_->deinit();
  dlclose(handle_);
}

template <typename Interface>
const Interface& Plugin::interface(const char* id) const {
  const auto* found = static_cast<const Interface*>(entry_->get(id));
  if (found == nullptr)
    mismatch(fmt::format("插件没有接口 {}。", id), fmt::format("it has no interface {}.", id));
  if (found->size < sizeof(Interface))
    mismatch(fmt::format("接口 {} 为 {} 字节，应不少于 {}。", id, found->size, sizeof(Interface)),
             fmt::format("its interface {} has {} bytes, expected {} or more.", id, found->size,
                         sizeof(Interface)));
  return *found;
}

const rubiao_actions& Plugin::actions() const {
  return interface<rubiao_actions>(RUBIAO_ACTIONS_ID);
}
const rubiao_batch& Plugin::batch() const {
  return interface<rubiao_batch>(RUBIAO_BATCH_ID);
}
const rubiao_transaction& Plugin::transaction() const {
  return interface<rubiao_transaction>(RUBIAO_TRANSACTION_ID);
}

const rubiao_rules& Plugin::rules() const {
  return interface<rubiao_rules>(RUBIAO_RULES_ID);
}

const rubiao_store& Plugin::store() const {
  return interface<rubiao_store>(RUBIAO_STORE_ID);
}

CompiledModel::CompiledModel(const Plugin& plugin, const std::string& bytes, const std::string& name,
                             const std::string& language)
    : rules_(plugin.rules()) {
  std::string failure;
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(rules_.compile(borrow(bytes), borrow(name), borrow(language), &model_, &wrong), failure);
}

CompiledModel::~CompiledModel() {
  rules_.release(model_);
}

std::string CompiledModel::answer(const std::string& question) const {
  std::string line;
  std::string failure;
  const rubiao_sink out = string_sink(line);
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(rules_.answer(model_, borrow(question), &out, &wrong), failure);
  return line;
}

std::string Plugin::describe(const std::string& language) const {
  std::string manifest;
  std::string failure;
  const rubiao_sink out = string_sink(manifest);
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(actions().describe(borrow(language), &out, &wrong), failure);
  return manifest;
}

Instance::Instance(const Plugin& plugin, const rubiao_host& host, const std::string& store,
                   const std::string& rules, const std::string& language)
    : plugin_(plugin) {
  const rubiao_settings settings{sizeof(rubiao_settings), 0, borrow(store), borrow(rules), borrow(language)};
  std::string failure;
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(plugin_.entry().create(&host, &settings, &instance_, &wrong), failure);
}

Instance::~Instance() {
  plugin_.entry().destroy(instance_);
}

}  // namespace erp
