// SPDX-License-Identifier: Apache-2.0
#include "actions/estimate_effect_table.h"

#include "actions/event_words.h"
#include "measurement/estimate_effect.h"

namespace rubiao {

using formats::Json;

EstimateEffectTable::EstimateEffectTable(Text title, Language language)
    : language_(language),
      table_(std::move(title), {{"event", {"事项号", "event"}, "integer"},
                                {"asset", {"数据集", "data set"}},
                                {"name", {"名称", "name"}},
                                {"date", {"业务日期", "date"}, "date"},
                                {"content", {"变更内容和原因", "what was changed and why"}},
                                {"from", {"自月份", "from"}},
                                {"year", {"年度", "year"}, "integer"},
                                {"before", {"变更前摊销", "charge before"}, "amount"},
                                {"after", {"变更后摊销", "charge after"}, "amount"},
                                {"released", {"补助收益增加", "more of a grant released"}, "amount"},
                                {"effect", {"对利润的影响", "effect on profit"}, "amount"},
                                {"remark", {"说明", "remark"}}}) {}

namespace {

// Where the charges are no expense of the year they fall in.
Text remark_of(const DataSet& data_set) {
  if (!data_set.project.empty())
    return {"摊销计入项目“" + data_set.project + "”，资本化的部分不影响当年利润",
            "charged to the project \"" + data_set.project +
                "\"; what is capitalised there bears on no profit yet"};
  if (data_set.use == Use::production)
    return {"摊销计入制造费用，随产品售出影响利润",
            "charged to production; it bears on profit as the products are sold"};
  return {};
}

}  // namespace

void EstimateEffectTable::add(const store::LoggedEvent& change, const Standing& at_change,
                              const std::optional<AmortisationPlan>& before, const PlanChange& after) {
  const auto row = [&](std::vector<Json> figures) {
    std::vector<Json> cells{change.number,
                            change.event.asset,
                            at_change.data_set.name,
                            to_text(change.event.date),
                            content_in_words(change.event, language_),
                            to_text(Period::from_month_index(after.from_month))};
    cells.insert(cells.end(), figures.begin(), figures.end());
    table_.row(std::move(cells));
  };
  const auto effects = effect_by_year(before, after, at_change.grant.carrying());
  const Text remark = remark_of(at_change.data_set);
  if (!effects) {
    row({Json(), Json(), Json(), Json(), Json(),
         Text{"按用量摊销，影响数取决于以后的用量，不能确定 [CAS28:16]",
              "amortised by use: the effect depends on what will be used and cannot be determined [CAS28:16]"}
             .in(language_)});
    return;
  }
  if (effects->empty()) {
    row({Json(), Json(), Json(), Json(), cell(Fen{0}),
         Text{"变更前后都没有可摊销的金额", "there is nothing to amortise, before or after"}.in(language_)});
  }
  for (const YearEffect& effect : *effects)
    row({effect.year, cell(effect.before_fen), cell(effect.after_fen), cell(effect.released_fen),
         remark.zh.empty() ? cell(effect.on_profit()) : Json(), remark.in(language_)});
}

}  // namespace rubiao
