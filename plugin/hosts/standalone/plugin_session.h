// SPDX-License-Identifier: Apache-2.0
// The plugin at work for one run of the programme: library, host services and instance, in the order in which
// they must come and go. Builds the rubiao_call of the caller.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "host_services.h"
#include "plugin_loader.h"
#include "session.h"

namespace erp {

std::string library_path(const Options& options);
std::string rules_path(const Options& options);

struct Caller {
  std::string company{};
  std::string user{};
  std::string roles{};
  std::int32_t date = 0;
};

class PluginSession {
 public:
  // `company` empty = none is meant.
  PluginSession(Session& session, const std::string& company);

  const Plugin& plugin() const { return plugin_; }
  // Of a nightly run that was stopped.
  Json figures_so_far() const { return services_.display.figures_so_far(); }
  DocumentService& documents() { return services_.documents(); }

  // Both answer the result as JSON text.
  std::string invoke(const Caller& caller, const std::string& action, const std::string& input,
                     bool in_transaction);
  std::string nightly(const Caller& caller, const std::string& order);
  // The store, to a file that is not there yet.
  void back_up(const Caller& caller, const std::string& path);

 private:
  rubiao_call call_of(const Caller& caller, const std::string& token) const;
  std::string invoke_once(const Caller& caller, const std::string& action, const std::string& input,
                          const std::string& token);

  const std::string language_;
  Plugin plugin_;
  HostServices services_;
  Instance instance_;
};

}  // namespace erp
