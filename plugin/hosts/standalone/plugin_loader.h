// SPDX-License-Identifier: Apache-2.0
// librubiao.so, loaded through the public header: the library, its interfaces, and one instance of it.
// Versions and sizes are checked before anything is called; a failure of the library becomes a Failure with
// its own words.
#pragma once

#include <rubiao/plugin.h>

#include <memory>
#include <string>
#include <string_view>

namespace erp {

rubiao_text borrow(std::string_view text);
std::string copy(rubiao_text text);
rubiao_sink string_sink(std::string& target);  // appends to `target`

// Throws what the library wrote to its failure sink, unless `status` is rubiao_ok.
void check_plugin(rubiao_status status, const std::string& failure);

class Plugin {
 public:
  explicit Plugin(const std::string& path);
  ~Plugin();
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;

  const rubiao_entry& entry() const { return *entry_; }
  const rubiao_actions& actions() const;
  const rubiao_batch& batch() const;
  const rubiao_transaction& transaction() const;
  const rubiao_rules& rules() const;
  const rubiao_store& store() const;

  // The manifest, as JSON text.
  std::string describe(const std::string& language) const;

 private:
  template <typename Interface>
  const Interface& interface(const char* id) const;

  void* handle_ = nullptr;
  const rubiao_entry* entry_ = nullptr;
};

// One compiled model, for as long as it lives.
class CompiledModel {
 public:
  CompiledModel(const Plugin& plugin, const std::string& bytes, const std::string& name,
                const std::string& language);
  ~CompiledModel();
  CompiledModel(const CompiledModel&) = delete;
  CompiledModel& operator=(const CompiledModel&) = delete;

  std::string answer(const std::string& question) const;

 private:
  const rubiao_rules& rules_;
  rubiao_model* model_ = nullptr;
};

class Instance {
 public:
  Instance(const Plugin& plugin, const rubiao_host& host, const std::string& store, const std::string& rules,
           const std::string& language);
  ~Instance();
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  rubiao_instance* get() const { return instance_; }

 private:
  const Plugin& plugin_;
  rubiao_instance* instance_ = nullptr;
};

}  // namespace erp
