// SPDX-License-Identifier: Apache-2.0
// What every page of rules is made of: its head with the edition, a table with its columns, the cells of a
// row that say what it decides and on which law, an article that unfolds. All texts are escaped here.
#pragma once

#include <optional>
#include <string>

#include "base/text.h"
#include "rulebook/edition.h"

namespace rubiao::rulebook {

// `as_of`: the accounting date; absent on a page that shows an edition as such.
[[nodiscard]] std::string page_open(const std::string& title, const Edition& edition,
                                    std::optional<Date> as_of, Language language);
[[nodiscard]] std::string page_close();

// A table of more columns than a page holds: a row's conditions stand in one cell, those that say something.
[[nodiscard]] bool is_wide(const Table& table);
// Up to and with <tbody>: the row's name, the conditions, the outcomes, the citations.
[[nodiscard]] std::string table_open(const Table& table, Language language);
// The outcomes and citations of a row and its end.
[[nodiscard]] std::string row_end(const Row& row);
// Folded; and in full, for paper.
[[nodiscard]] std::string article(const Source& source, Language language);
[[nodiscard]] std::string article_in_full(const Source& source, Language language);

// "MOF2023-11:2.2; CAS6:9"
[[nodiscard]] std::string keys_of(const Row& row);

}  // namespace rubiao::rulebook
