// SPDX-License-Identifier: Apache-2.0
// In English most of them are read as they are.
#include "display_word.h"

#include <map>

namespace erp {

std::string display_word(const std::string& word, Language language) {
  static const std::map<std::string, Text> words = {// Where a voucher comes from.
                                                    {"plugin", {"入表", "plugin"}},
                                                    {"import", {"导入", "import"}},
                                                    {"opening", {"期初", "opening"}},
                                                    // Whether it has reached the ledger.
                                                    {"open", {"待过账", "to be posted"}},
                                                    {"posted", {"已过账", "posted"}},
                                                    {"posted_by_host", {"由 ERP 过账", "posted by the ERP"}},
                                                    // Roles.
                                                    {"preparer", {"经办", "preparer"}},
                                                    {"reviewer", {"复核", "reviewer"}},
                                                    {"auditor", {"审计", "auditor"}},
                                                    {"operator", {"批处理", "operator"}},
                                                    // Fields of a form: JSON types and formats.
                                                    {"string", {"文字", "string"}},
                                                    {"integer", {"整数", "integer"}},
                                                    {"boolean", {"是或否", "boolean"}},
                                                    {"array", {"列表", "array"}},
                                                    {"object", {"分组", "object"}},
                                                    {"date", {"日期", "date"}},
                                                    {"rubiao-amount", {"金额", "rubiao-amount"}},
                                                    {"rubiao-ratio", {"比率", "rubiao-ratio"}},
                                                    {"rubiao-period", {"期间", "rubiao-period"}},
                                                    {"rubiao-document", {"文件", "rubiao-document"}}};
  const auto known = words.find(word);
  return known == words.end() ? word : known->second.in(language);
}

}  // namespace erp
