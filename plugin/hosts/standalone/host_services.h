// SPDX-License-Identifier: Apache-2.0
// All that this host offers to the plugin, as one rubiao_host: ledger, balance sheet, identity, documents,
// progress, log and clock. Must outlive the instance that is created with it.
#pragma once

#include <rubiao/plugin.h>

#include <filesystem>

#include "document_service.h"
#include "json.h"
#include "ledger_service.h"
#include "run_display.h"

namespace erp {

class HostServices {
 public:
  HostServices(Database& ledger, const std::filesystem::path& home, const std::filesystem::path& documents,
               Language language, ProgressForm progress = ProgressForm::text);
  HostServices(const HostServices&) = delete;
  HostServices& operator=(const HostServices&) = delete;

  const rubiao_host& host() const { return host_; }
  DocumentService& documents() { return documents_; }
  Database& ledger() { return ledger_.ledger; }
  const void* find(std::string_view id) const;
  const std::filesystem::path& home() const { return home_; }

  LastError last_error;
  RunDisplay display;

 private:
  std::filesystem::path home_;
  Database committed_;
  LedgerService ledger_;
  DocumentService documents_;
  rubiao_statements statements_;
  rubiao_identity identity_;
  rubiao_progress progress_;
  rubiao_log log_interface_;
  rubiao_clock clock_;
  rubiao_host host_;
};

// After this an interrupt (Ctrl-C) or a request to end (SIGTERM) cancels at the plugin's next safe point
// instead of ending the programme; a second one ends it.
void cancel_on_interrupt();

}  // namespace erp
