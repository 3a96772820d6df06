// SPDX-License-Identifier: Apache-2.0
// One table of options for all commands: the same name never means two things.
#include "options.h"

#include "encoding.h"
#include "failure.h"

namespace erp {

const std::vector<OptionSpec>& option_specs() {
  static const std::vector<OptionSpec> specs = {
      {"home",
       true,
       true,
       "DIR",
       {"账套文件夹（默认 $RUBIAO_HOME 或 ./rubiao-home）",
        "home folder (default $RUBIAO_HOME or ./rubiao-home)"}},
      {"lang", true, true, "zh|en", {"语言（默认 zh）", "language (default zh)"}},
      {"company", true, true, "CODE", {"公司代码（默认唯一的公司）", "company code (default: the only one)"}},
      {"user", true, true, "ID", {"操作用户", "who asks"}},
      {"date", true, true, "YYYY-MM-DD", {"业务日期（默认今天）", "business date (default today)"}},
      {"format", true, true, "text|json|csv", {"输出格式（默认 text）", "output format (default text)"}},
      {"library", true, true, "FILE", {"librubiao.so 的位置", "where librubiao.so is"}},
      {"rules", true, true, "DIR", {"规则文件夹", "where the rules are"}},
      {"help", false, true, "", {"显示帮助", "show help"}},
      {"version", false, true, "", {"显示版本", "show the version"}},
      {"name", true, false, "名称", {"名称", "name"}},
      {"name-en", true, false, "NAME", {"英文名称", "name in English"}},
      {"credit-code", true, false, "CODE", {"统一社会信用代码", "unified social credit code"}},
      {"from-year", true, false, "2024", {"首个会计年度（默认 2024）", "first year (default 2024)"}},
      {"years", true, false, "3", {"年数（默认 3）", "number of years (default 3)"}},
      {"roles",
       true,
       false,
       "preparer,reviewer",
       {"角色，逗号分隔：preparer 经办，reviewer 复核，auditor 审计，operator 批处理",
        "roles, comma-separated: preparer, reviewer, auditor, operator"}},
      {"in", true, false, "FILE.json|-", {"输入的 JSON 文件", "input as a JSON file"}},
      {"set", true, false, "key=value", {"一个输入项，可重复", "one field of the input, may be repeated"}},
      {"out", true, false, "DIR", {"文件输出文件夹", "where documents go"}},
      {"edition", true, false, "DIR", {"改过的一版规则的文件夹", "folder of a changed edition"}},
      {"form", true, false, "csv|xml", {"文件格式（默认 csv）", "form of the file (default csv)"}},
      {"batch", true, false, "N", {"重写此批次的文件", "write the files of this batch anew"}},
      {"rejected", false, false, "", {"导出被退回或已撤销的凭证", "hand over what came back"}},
      {"transaction",
       false,
       false,
       "",
       {"在宿主事务内执行（两阶段提交）", "run inside the host's transaction (two-phase commit)"}},
      {"as-of",
       true,
       false,
       "YYYY-MM-DD",
       {"夜间批处理截至日期，不晚于今天", "bring the companies up to this date, not after today"}},
      {"from-period",
       true,
       false,
       "YYYY-MM",
       {"此月以前不运行；其中有到期而未关闭的月份则拒绝",
        "run no month before it; refused where one is due and open"}},
      {"dry-run", false, false, "", {"只列出将生成的凭证，什么也不记", "show the vouchers, write nothing"}},
      {"progress",
       true,
       false,
       "text|json|none",
       {"进度写到 stderr 的形式（默认 text，只在终端上）",
        "how progress is told on stderr (default text, on a terminal)"}},
      {"metrics", true, false, "FILE.prom", {"Prometheus 指标文件", "a textfile of metrics for Prometheus"}},
      {"from", true, false, "YYYY-MM-DD", {"起始日期", "first day"}},
      {"to", true, false, "YYYY-MM-DD", {"截止日期", "last day"}},
      {"period", true, false, "YYYY-MM", {"会计期间", "period"}},
      {"through-month",
       true,
       false,
       "N",
       {"中期报告截至月份（默认全年）", "last month of an interim report (default: the whole year)"}},
  };
  return specs;
}

namespace {

const OptionSpec& spec_of(const std::string& name) {
  for (const OptionSpec& spec : option_specs())
    if (spec.name == name) return spec;
  throw Failure(rubiao_invalid_input, {"未知选项 --" + name + "，见 rubiao help。",
                                       "Unknown option --" + name + ", see `rubiao help`."});
}

void demand_utf8(const std::string& argument) {
  if (find_broken_utf8(argument))
    throw Failure(rubiao_invalid_input,
                  {"参数“" + argument + "”不是 UTF-8；请用 UTF-8 的终端。",
                   "The argument \"" + argument + "\" is not UTF-8; use a terminal in UTF-8."});
}

}  // namespace

Options Options::parse(const std::vector<std::string>& arguments) {
  Options options;
  for (const std::string& argument : arguments) demand_utf8(argument);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].starts_with("--")) {
      options.words.push_back(arguments[i]);
      continue;
    }
    const std::size_t equals = arguments[i].find('=');
    const OptionSpec& spec =
        spec_of(arguments[i].substr(2, equals == std::string::npos ? equals : equals - 2));
    std::vector<std::string>& values = options.values_[spec.name];
    if (!spec.takes_value) continue;
    if (equals != std::string::npos) {
      values.push_back(arguments[i].substr(equals + 1));
    } else if (i + 1 < arguments.size()) {
      values.push_back(arguments[++i]);
    } else {
      throw Failure(rubiao_invalid_input,
                    {"选项 --" + spec.name + " 缺少值。", "Option --" + spec.name + " needs a value."});
    }
  }
  return options;
}

std::string Options::value(const std::string& name, const std::string& otherwise) const {
  const auto found = values_.find(name);
  return found == values_.end() || found->second.empty() ? otherwise : found->second.back();
}

std::string Options::required(const std::string& name) const {
  if (!has(name))
    throw Failure(rubiao_invalid_input, {"缺少选项 --" + name + "。", "Option --" + name + " is missing."});
  return value(name);
}

std::vector<std::string> Options::all(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> Options::names() const {
  std::vector<std::string> names;
  for (const auto& [name, values] : values_) names.push_back(name);
  return names;
}

Language language_of(const Options& options) {
  const std::string word = options.value("lang", "zh");
  if (word != "zh" && word != "en")
    throw Failure(rubiao_invalid_input, {"--lang 应为 zh 或 en。", "--lang takes zh or en."});
  return word == "en" ? Language::en : Language::zh;
}

}  // namespace erp
