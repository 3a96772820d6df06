// SPDX-License-Identifier: Apache-2.0
// Which stated tax base is in force on a day, and whether what it was stated for is still what the books
// hold.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/books.h"
#include "posting/consequence.h"
#include "store/tax_measured.h"

namespace rubiao {

// An event by its day and, within the day, by its number.
struct EventPoint {
  Date date{};
  std::int64_t number = 0;
  friend auto operator<=>(const EventPoint&, const EventPoint&) = default;
};

// How each data set last moved between own use and sale, up to a day.
class ClassMoves {
 public:
  ClassMoves(Books& books, Date day);
  [[nodiscard]] std::optional<ClassMove> last_of(const std::string& asset) const;
  // When it last came from inventory into own use; nothing if it never did, or left again.
  [[nodiscard]] std::optional<EventPoint> came_into_own_use(const std::string& asset) const;

 private:
  struct Move {
    std::optional<ClassMove>
        move;  // nothing: the tax law takes the class as it should have been from the start
    EventPoint at;
    bool into_own_use = false;
  };
  void take_use_changes(Books& books, Date day);
  void take_misclassified(Books& books, Date day);
  void take(const std::string& asset, Move move);

  std::map<std::string, Move, std::less<>> moves_;
};

class StatedTaxBases {
 public:
  StatedTaxBases(Books& books, Date day, const ClassMoves& moves);
  // Of those dated up to the day the last, else the first after it. Nothing if none is stated; outdated if it
  // has to be stated anew:
  //   one that states a cost by tax law, when the cost it was stated for is another on the day: by a share
  //   that lapsed, a grant deducted, more cost, an error; one that takes the cost of the books, when cost
  //   came or went after the tax law had begun to deduct it, but for a share that lapsed: the books spread
  //   what is left from then on; any, after an error of cost whose tax was deferred, for there the cost by
  //   tax law stays as it was; any, when the data came back from inventory, where nothing was deducted.
  struct InForce {
    std::optional<TaxBase> base;
    bool outdated = false;
  };
  [[nodiscard]] InForce in_force(const std::string& id, std::int64_t asset) const;
  // TX-7: by the base that was stated for the cost that came in, whatever became of it since. Nothing where
  // profit bears the difference.
  [[nodiscard]] std::optional<CameIn> came_in(const std::string& id, std::int64_t asset) const;
  // Goodwill or equity, whichever was stated last, be it taken back since.
  [[nodiscard]] InitialDifference last_borne_beside_profit(const std::string& id) const;

 private:
  struct Stated {
    EventPoint at;
    TaxBase tax;
  };
  struct Error {
    EventPoint at;
    bool deferred = false;
  };
  [[nodiscard]] bool is_outdated(const Stated& base, const std::string& id, std::int64_t asset) const;
  [[nodiscard]] bool has_another_cost(const Stated& base, std::int64_t asset) const;

  Books& books_;
  EventPoint day_end_;
  const ClassMoves& moves_;
  std::map<std::string, std::vector<Stated>, std::less<>> stated_;  // in order
  std::map<std::string, std::vector<Error>, std::less<>> errors_;   // of cost
};

// Whether the cost on a day is another than what came in: taken over at the start, moved between the classes,
// changed by a lapse, a grant, an error that still stands, or added to after the tax law began to deduct it.
[[nodiscard]] bool has_changed_by(const std::vector<store::CostChange>& changes, Date day,
                                  const TaxBase& tax);

}  // namespace rubiao
