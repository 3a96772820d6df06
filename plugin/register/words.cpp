// SPDX-License-Identifier: Apache-2.0
#include "register/words.h"

namespace rubiao {
namespace {

struct Word {
  std::string_view term;
  std::string_view english;
};

constexpr Word words[] = {
    // 取得方式
    {"外购", "purchased"},
    {"自行研发", "self-developed"},
    {"自行加工", "self-processed"},
    {"投资者投入", "contributed by an investor"},
    {"非货币性交换", "non-monetary exchange"},
    {"债务重组", "debt restructuring"},
    {"政府补助", "government grant"},
    {"企业合并", "business combination"},
    {"划转", "transferred between state owners"},
    {"捐赠", "donated"},
    {"授权运营", "authorised operation"},
    // 持有目的
    {"自用", "own use"},
    {"对外服务", "serving customers"},
    {"出售", "sale"},
    {"双重或未定", "mixed or undecided"},
    // 阶段
    {"无项目", "no project"},
    {"研究", "research"},
    {"开发", "development"},
    {"已达预定用途", "available for use"},
    {"不适用", "not applicable"},
    // 用途
    {"管理", "management"},
    {"销售", "selling"},
    {"服务客户", "serving customers"},
    {"出租", "letting"},
    {"生产", "production"},
    {"研发资本化", "development, capitalised"},
    {"研发费用化", "research and development, expensed"},
    {"闲置", "idle"},
    // 资产类别、支出处理
    {"质押", "pledge"},
    {"查封冻结", "seizure"},
    {"使用限制", "limit of use"},
    {"工资表", "payroll"},
    {"工时成本表", "timesheets"},
    {"发票", "invoices"},
    {"算力账单", "compute bills"},
    {"折旧摊销表", "depreciation and amortisation schedule"},
    {"无形资产", "intangible asset"},
    {"开发支出", "development expenditure"},
    {"存货", "inventory"},
    {"合同履约成本", "contract fulfilment cost"},
    {"未确认", "not recognised"},
    {"需专业判断", "needs professional judgement"},
    {"资本化", "capitalise"},
    {"费用化", "expense"},
    {"暂挂", "suspend"},
    {"转入", "transfer in"},
    // 成本项目
    {"购买价款", "purchase price"},
    {"相关税费", "related taxes"},
    {"采集", "collection"},
    {"脱敏", "desensitising"},
    {"清洗", "cleaning"},
    {"标注", "labelling"},
    {"整合", "integration"},
    {"分析", "analysis"},
    {"可视化", "visualisation"},
    {"权属鉴证", "rights attestation"},
    {"质量评估", "quality assessment"},
    {"登记结算", "registration and settlement"},
    {"安全管理", "security management"},
    {"保险费", "insurance"},
    {"人工", "staff"},
    {"算力", "compute"},
    {"材料", "materials"},
    {"折旧摊销", "depreciation and amortisation"},
    {"制造费用", "production overhead"},
    {"购入在研项目", "bought research and development in process"},
    {"借款费用", "borrowing cost"},
    {"培训", "training"},
    {"宣传", "publicity"},
    {"一般管理", "general administration"},
    {"非正常损耗", "abnormal waste"},
    {"采购后仓储", "storage after purchase"},
    {"外包服务", "outsourced service"},
    // 结算
    {"银行存款", "bank"},
    {"应收账款", "accounts receivable"},
    {"应付账款", "accounts payable"},
    {"应付暂估款", "accounts payable, estimated"},
    {"预付账款", "prepayments"},
    {"应付职工薪酬", "employee benefits payable"},
    {"累计摊销", "accumulated amortisation"},
    {"累计折旧", "accumulated depreciation"},
    {"原材料", "raw materials"},
    // 进项税额
    {"可抵扣", "recoverable"},
    {"待认证", "awaiting certification"},
    // 计量依据
    {"成本凭证", "cost document"},
    {"评估价值", "appraisal"},
    {"协议价值", "agreed value"},
    {"公允价值", "fair value"},
    // 发出存货的计价方法
    {"个别计价", "specific identification"},
    {"元", "yuan"},
    {"万元", "ten thousand yuan"},
    {"先进先出", "first in, first out"},
    {"加权平均", "weighted average"},
    // 所得税
    {"无差异", "no difference"},
    {"加计扣除", "super deduction"},
    {"无偿划转", "transfer between State owners"},
    {"其他豁免", "otherwise exempt"},
    {"影响应纳税所得额", "affected taxable income"},
    {"计入商誉", "to goodwill"},
    {"计入资本公积", "to capital reserve"},
    {"很可能", "probable"},
    {"部分很可能", "probable in part"},
    {"不很可能", "not probable"},
    // 摊销方法及依据
    {"直线法", "straight-line"},
    {"年数总和法", "sum of the years' digits"},
    {"双倍余额递减法", "double declining balance"},
    {"产量法", "units of production"},
    {"收入法", "by revenue"},
    {"合同固定收入总额", "total revenue fixed by contract"},
    {"收入与消耗高度相关", "revenue and consumption highly correlated"},
    // 减值迹象
    {"数据陈旧或被替代", "data stale or superseded"},
    {"授权或来源丧失", "licence or source lost"},
    {"法律或监管禁止使用", "use forbidden by law or regulator"},
    {"质量事故或泄露", "quality incident or leak"},
    {"需求或价格下降", "demand or price down"},
    {"客户流失", "customers gone"},
    {"服务毛利低于摊销", "service margin below amortisation"},
    {"年度必测", "due every year"},
    // 补助与合同成本
    {"与资产相关总额法", "related to assets, gross method"},
    {"与资产相关净额法", "related to assets, net method"},
    {"与收益相关", "related to income"},
    {"与收益相关净额法", "related to income, net method"},
    {"合同取得成本", "cost of obtaining a contract"},
    // 前期差错
    {"少提摊销", "amortisation missed"},
    {"多提摊销", "amortisation too high"},
    {"误费用化", "wrongly expensed"},
    {"误资本化", "wrongly capitalised"},
    {"少提减值", "impairment missed"},
    {"少提跌价准备", "provision missed"},
    {"多提跌价准备", "provision too high"},
    {"应交所得税", "income tax payable"},
    {"递延所得税资产", "deferred tax asset"},
    {"递延所得税负债", "deferred tax liability"},
    // 计入科目
    {"研发费用", "R&D expense"},
    {"管理费用", "management expense"},
    {"营业外支出", "non-operating expense"},
    // 残值依据
    {"第三方承诺购买", "third party committed to buy"},
    {"活跃市场", "active market"},
};

}  // namespace

std::string in_words(std::string_view term, Language language) {
  if (language == Language::en) {
    for (const Word& word : words) {
      if (word.term == term) return std::string(word.english);
    }
  }
  return std::string(term);
}

}  // namespace rubiao
