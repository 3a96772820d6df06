// SPDX-License-Identifier: Apache-2.0
#include "actions/rule_words.h"

#include "register/words.h"

namespace rubiao {
namespace {

struct RuleWord {
  std::string_view term;
  std::string_view english;
};

constexpr RuleWord rule_words[] = {
    {"true", "yes"},
    {"false", "no"},
    {"无", "none"},
    {"月", "months"},
    {"元", "yuan"},
    {"比率", "ratio"},
    // classification.dmn
    {"资产类别", "asset class"},
    {"确认条件", "recognition criteria met"},
    {"持有目的", "held for"},
    {"取得方式", "route"},
    {"阶段", "stage"},
    {"五条件", "five conditions met"},
    {"履约成本条件", "fulfils a contract"},
    {"支出处理", "treatment of spending"},
    {"五项条件判断", "the five conditions"},
    {"技术可行", "technically feasible"},
    {"完成意图", "intention to complete"},
    {"利益方式", "way to benefits"},
    {"资源支持", "resources"},
    {"支出可靠计量", "spending measured reliably"},
    {"未满足", "not met"},
    {"确认条件判断", "the recognition criteria"},
    {"拥有或控制", "owned or controlled"},
    {"经济利益很可能流入", "benefits probable"},
    {"成本可靠计量", "cost measured reliably"},
    {"可辨认", "identifiable"},
    // prohibitions.dmn
    {"禁止事项", "prohibitions"},
    {"业务事件", "event"},
    {"发生支出", "spending"},
    {"初始确认", "initial recognition"},
    {"后续计量", "subsequent measurement"},
    {"金额依据", "measured by"},
    {"曾费用化", "expensed before"},
    {"费用化期间较早", "expensed in an earlier period"},
    {"要求资本化", "capitalisation asked for"},
    {"早于条件满足日", "before the day all conditions were met"},
    {"禁止", "forbidden by"},
    {"说明", "explanation"},
    {"处置", "what to do"},
    // cost-items.dmn
    {"成本项目处理", "treatment of cost items"},
    {"成本项目", "cost item"},
    {"可直接归属", "directly attributable"},
    {"达到预定用途前", "before available for use"},
    {"处理", "treatment"},
    {"规则", "rule"},
    // measurement.dmn
    {"使用寿命", "useful life"},
    {"寿命不确定", "indefinite life"},
    {"寿命月数", "life in months"},
    {"权利期限", "life against the term of the right"},
    {"未超过", "within the term"},
    {"超过有续约证据", "beyond it, renewal is proved"},
    {"超过无续约证据", "beyond it, nothing shows a renewal"},
    {"有判断依据", "grounds are given"},
    {"结论", "conclusion"},
    {"允许", "allowed"},
    {"不摊销", "not amortised"},
    {"拒绝", "refused"},
    {"摊销方法的选用", "choice of method of amortisation"},
    {"摊销方法", "method of amortisation"},
    {"收入法依据", "grounds for amortising by revenue"},
    {"已估计总量", "total is estimated"},
    {"残值的估计", "estimate of the residual value"},
    {"残值为零", "residual value is nil"},
    {"残值依据", "grounds for the residual value"},
    {"残值小于账面价值", "residual value below the carrying amount"},
    {"首次估计", "first estimate"},
    {"减值测试的义务", "duty to test for impairment"},
    {"可供使用", "available for use"},
    {"存在减值迹象", "indication of impairment"},
    {"测试", "test"},
    {"每年必测", "due every year"},
    {"有迹象须测", "due on an indication"},
    {"不需测试", "not due"},
    {"持有待售的划分", "classification as held for sale"},
    {"可立即出售", "can be sold at once"},
    {"已作出决议", "resolved"},
    {"已获确定的购买承诺", "firm purchase commitment"},
    {"一年内完成", "within a year"},
    {"有延长依据", "grounds for longer"},
    {"划分", "classified"},
    {"字段", "field"},
    // acquisition.dmn
    {"初始计量", "initial measurement"},
    {"外购标的", "what is bought"},
    {"数据资源", "data resource"},
    {"在研项目", "project in development"},
    {"一揽子交易", "package deal"},
    {"服务", "service"},
    {"访问权", "access"},
    {"超过正常信用条件", "beyond normal credit terms"},
    {"授权对价", "consideration for the authorisation"},
    {"固定", "fixed"},
    {"固定加分成", "fixed, with a share of revenue"},
    {"分成", "share of revenue"},
    {"无偿", "free"},
    {"协议价公允", "agreed value is fair"},
    {"具有商业实质", "commercial substance"},
    {"公允价值可靠计量", "fair value measured reliably"},
    {"补助类型", "kind of grant"},
    {"货币性总额法", "monetary, gross method"},
    {"货币性净额法", "monetary, net method"},
    {"非货币性", "non-monetary"},
    {"同一控制", "under common control"},
    {"计量基础", "measured at"},
    {"成本", "cost"},
    {"付款现值", "present value of the payments"},
    {"固定对价", "fixed consideration"},
    {"成本减补助", "cost less the grant"},
    {"换出资产公允价值", "fair value of what is given up"},
    {"换出资产账面价值", "carrying amount of what is given up"},
    {"放弃债权公允价值", "fair value of the claim given up"},
    {"名义金额", "nominal amount"},
    {"账面价值", "carrying amount"},
    {"不确认", "not recognised"},
    {"待判断", "to be judged"},
    // income-tax.dmn
    {"递延所得税", "deferred tax"},
    {"差异方向", "kind of difference"},
    {"应纳税", "taxable"},
    {"可抵扣", "deductible"},
    {"应纳税所得额", "taxable profit"},
    {"确认", "recognised"},
    {"以所得额为限的递延所得税资产", "deferred tax asset as far as there is profit"},
    {"初始差异的处理", "treatment of the difference at initial recognition"},
    {"初始差异", "difference at initial recognition"},
    {"计税成本", "tax cost"},
    {"账面原值", "gross carrying amount"},
    {"税法成本", "cost by tax law"},
    {"对方科目", "against"},
    {"商誉", "goodwill"},
    {"资本公积", "capital reserve"},
    // entries.dmn; its occasions stand in the trace as they are
    {"分录模板", "template of the entry"},
    {"分录", "entry"},
    {"需判断", "to be judged first"},
    // questions.dmn
    {"应询问题", "questions to be answered"},
    {"编号", "no."},
    {"问题", "question"},
    {"首次登记", "registered for the first time"},
    {"有内部开发项目", "developed within the enterprise"},
    {"多个项目共用资源", "resources shared by projects"},
    {"新确认无形资产", "intangible asset newly recognised"},
    {"拟按寿命不确定", "life taken as indefinite"},
    {"用途混合或未定", "use mixed or undecided"},
    {"拟更改以前的处理", "earlier treatment to be changed"},
    {"资产负债表日", "balance sheet date"},
    {"有已确认资产", "assets are recognised"},
    {"需要估计可收回金额", "recoverable amount to be estimated"},
    {"以约定价值取得", "acquired at an agreed value"},
    {"非货币性交换取得", "acquired by exchange"},
    {"有其他方参与销售", "others take part in the sale"},
    {"有可抵扣差异或亏损", "deductible differences or losses"},
    {"拟加计扣除", "super deduction intended"},
    {"拟证券化", "securitisation intended"},
    {"项目停滞或拟终止", "project stalled or to be ended"},
    {"拟出售资产", "sale of assets intended"},
    {"收到政府补助", "grant received"},
    // red-flags.dmn
    {"入账金额等于评估值", "amount equals an appraisal"},
    {"准则规定公允价值", "fair value by the standards"},
    {"有成本凭证", "documents of cost"},
    {"宣称评估值为入表金额", "an appraisal announced as the amount"},
    {"资金回流", "cash flows back"},
    {"寿命超过数据时效", "life beyond the time the data stay useful"},
    {"报出后撤回或更正", "withdrawn or corrected after filing"},
    {"含个人信息", "holds personal information"},
    {"有个人信息处理依据", "basis for personal information"},
    {"距最近杠杆线", "distance to the nearest line"},
    {"本季延长寿命", "life extended this quarter"},
    {"本季入表", "included this quarter"},
    {"属于期初余额", "an opening balance"},
    {"成本含施行前支出", "cost holds spending before 2024"},
    {"成本含条件满足日前支出", "cost holds spending before the five conditions"},
    {"同一凭证曾计入费用", "the same document is in expense"},
    {"自关联方取得", "from a related party"},
    {"出让方未确认该数据", "the giver had no cost of it"},
    {"年收益低于年摊销", "a year's revenue below a year's amortisation"},
    {"相关业务毛利为负", "negative margin"},
    {"使用寿命不确定", "indefinite life"},
    {"使用寿命月数", "life in months"},
    {"已质押", "pledged"},
    {"入表后质押月数", "months from inclusion to pledge"},
    {"借款额超过账面价值", "loan above the carrying amount"},
    {"已披露寿命和方法", "life and method disclosed"},
    {"有来源证明", "its source is shown"},
    {"许可未写期限", "licence without a term"},
    {"列为存货", "carried as inventory"},
    {"按许可方式提供", "provided by licence"},
    {"同一存货再次出售", "sold more than once"},
    {"有资本化项目在研", "development in progress"},
    {"资本化挂账月数", "months since the first capitalised spending"},
    {"已做年末减值测试", "tested for impairment at the year's end"},
    {"项目内变更分配基础", "allocation key changed"},
    {"分配比例取整", "round shares without support"},
    {"部门支出全部资本化", "all of a shared cost capitalised"},
    {"按收入摊销", "amortised by revenue"},
    {"符合收入摊销例外", "under an exception"},
    {"来源为公共数据", "public data"},
    {"有授权运营协议", "authorisation shown"},
    {"证据晚于条件满足日", "evidence younger than what it proves"},
    {"条件满足日曾前移", "day of the five conditions moved back"},
    {"阻断待审批", "blocked until approved"},
    {"已审批，仍须关注", "approved, still to be watched"},
    {"关注", "attention"},
    {"提示", "note"},
};

std::string alternatives_in_words(std::string_view list, Language language) {
  std::string words;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    words += (words.empty() ? "" : Text{"或", " or "}.in(language)) +
             rule_in_words(list.substr(0, comma), language);
    list = comma == std::string_view::npos ? "" : list.substr(comma + 1);
  }
  return words;
}

}  // namespace

std::string rule_in_words(std::string_view term, Language language) {
  if (language == Language::zh) return term == "true" ? "是" : term == "false" ? "否" : std::string(term);
  for (const RuleWord& word : rule_words)
    if (word.term == term) return std::string(word.english);
  return in_words(term, language);
}

std::string condition_in_words(std::string_view condition, Language language) {
  if (!condition.starts_with("not(") || !condition.ends_with(')'))
    return alternatives_in_words(condition, language);
  return Text{"不是", "other than "}.in(language) +
         alternatives_in_words(condition.substr(4, condition.size() - 5), language);
}

}  // namespace rubiao
