// SPDX-License-Identifier: Apache-2.0
// Imports a file of events, JSON Lines or CSV: all of it or nothing, and importing it again changes nothing.
#include "actions/record_events.h"
#include "actions/registry.h"

namespace rubiao {
namespace {

using formats::Json;

Result import_events(Books& books, const Caller& caller, const Json& input) {
  const std::string file = input.at("file");
  const std::vector<EventLine> lines = read_events(books.host.documents.read(books.company.code, file), file);
  const Recorded recorded = record_events(books, caller, lines, file);
  Table table({"导入结果 " + file, "Import of " + file},
              {{"result", {"结果", "result"}}, {"count", {"数量", "count"}, "integer"}});
  const auto name = [&](const char* zh, const char* en) { return caller.language == Language::zh ? zh : en; };
  table.row({name("已登记", "recorded"), recorded.carried_out});
  table.row({name("待复核", "waiting for approval"), recorded.proposed});
  table.row({name("已存在（内容相同）", "known already"), recorded.known});
  if (!recorded.taken_back.empty()) {
    table.row({name("其中：后被更正冲销", "of which taken back since"),
               static_cast<std::int64_t>(recorded.taken_back.size())});
  }
  table.row({name("已过账凭证", "vouchers posted"), recorded.posted});
  Result result(caller.language);
  result.table(table);
  if (recorded.proposed > 0) {
    result.message(
        {"待复核事项须由另一位用户复核后生效", "what waits takes effect when another user has approved it"});
  }
  for (const Text& remark : recorded.remarks) result.message(remark, "warning");
  return result;
}

}  // namespace

Action events_import() {
  return {
      .id = "events.import",
      .menu = {{"数据资源", "Data resources"}, {"导入", "Import"}},
      .title = {"导入事件", "Import events"},
      .help = {"导入 JSON Lines 或 CSV（UTF-8 或 GB18030）事件文件；整份导入或整份拒绝，重复导入不产生变化。",
               "Imports a file of events, JSON Lines or CSV (UTF-8 or GB18030): all or nothing; importing it "
               "twice changes nothing."},
      .roles = {Role::preparer},
      .changes = true,
      .is_long = true,
      .input = object_schema({{"file", property("string", "文件", "file", "rubiao-document")}}, {"file"}),
      .outputs = {"table", "message"},
      .run = import_events};
}

}  // namespace rubiao
