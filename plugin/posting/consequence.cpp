// SPDX-License-Identifier: Apache-2.0
#include "posting/consequence.h"

#include "base/error.h"
#include "posting/derecognition.h"
#include "posting/readiness.h"
#include "posting/spending.h"
#include "recognition/prohibitions.h"
#include "register/life.h"

namespace rubiao {
namespace {

// [CAS6:4] [MOF2023-11:2.1] An assessment that asks for an asset which the criteria do not bear is refused (PR-3).
Consequence assess(const Assessed& assessed, const Event& event, Consequence result, const rulebook::Edition& edition) {
  const Classification classification = classify(result.after, event.date, edition);
  Prohibitions prohibitions = check_prohibitions(assessed, result.after, classification.criteria_met, edition);
  if (!prohibitions.refusals.empty()) {
    for (Problem& refusal : prohibitions.refusals) {
      refusal.field = "recognise";
      refusal.found = classification.unmet;
    }
    throw Error(Status::refused, prohibitions.refusals);
  }
  result.decisions = classification.decisions;
  result.decisions.push_back(std::move(prohibitions.decision));
  return result;
}

struct Consequences {
  const Event& event;
  const Standing& standing;
  const rulebook::Edition& edition;
  const CompanySettings& settings;

  Consequence operator()(const Assessed& assessed) const { return assess(assessed, event, registered_only(), edition); }
  Consequence operator()(const CostIncurred& cost) const { return spend(cost, event, standing, edition, settings); }
  Consequence operator()(const StageChanged& change) const {
    return change.stage == Stage::development ? enter_development(event, standing, edition)
                                              : become_available(change, event, standing, edition, settings);
  }
  Consequence operator()(const Sold& sale) const { return sell(sale, event, standing, edition, settings); }
  Consequence operator()(const Invalidated& lapse) const { return write_off(lapse, event, standing, edition, settings); }
  // Registration, pledge, release and settings change the register and book nothing; for a pledge that is E28.
  template <typename Body>
  Consequence operator()(const Body&) const {
    return registered_only();
  }

 private:
  Consequence registered_only() const {
    Consequence result;
    result.after = apply(standing.data_set, event);
    return result;
  }
};

}  // namespace

Consequence carry_out(const Event& event, const Standing& standing, const rulebook::Edition& edition,
                      const CompanySettings& settings) {
  return std::visit(Consequences{event, standing, edition, settings}, event.body);
}

}  // namespace rubiao
