// SPDX-License-Identifier: Apache-2.0
// Checks a JSON value against a JSON Schema (draft 7) and says, in both languages and by the schema's own
// titles, what is wrong with each field. valijson gives the verdict on structure; json_schema_walk.h
// explains, and adds what valijson leaves out: our formats (date, rubiao-amount, rubiao-period,
// rubiao-ratio), patterns over whole characters, conditions. The schemas are ours: one that uses an unknown
// keyword is our own mistake.
#pragma once

#include <memory>
#include <vector>

#include "base/error.h"
#include "formats/json.h"

namespace rubiao::formats {

class JsonSchema {
 public:
  // Throws Error(internal) naming the keyword, format, pattern or reference that it does not know.
  explicit JsonSchema(const Json& schema);

  // Empty if the value is right. `field` of a Problem is the path, such as "conditions.feasible.date" or
  // "lines[0].amount". May be called by many threads at once.
  [[nodiscard]] std::vector<Problem> check(const Json& value) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace rubiao::formats
