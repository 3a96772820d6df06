# SPDX-License-Identifier: Apache-2.0
"""The rows of the note tables: what a row adds up, from the moves of all assets (rules 14.1, 14.2, INV-3)."""

# row → (table, part, kinds, sign)
GAINS, LOSSES = ("purchased", "developed", "other_in"), ("disposed", "lapsed", "other_out")
STOCK_LOSSES = ("sold", "lapsed", "other_out")
MOVEMENT_ROWS = {
    "A3": ("A", 0, GAINS, 1), "A4": ("A", 0, ("purchased",), 1), "A5": ("A", 0, ("developed",), 1),
    "A6": ("A", 0, ("other_in",), 1), "A7": ("A", 0, LOSSES, -1), "A8": ("A", 0, ("disposed",), -1),
    "A9": ("A", 0, ("lapsed",), -1), "A10": ("A", 0, ("other_out",), -1),
    "A14": ("A", 1, GAINS + ("amortised",), 1), "A15": ("A", 1, LOSSES, -1), "A16": ("A", 1, ("disposed",), -1),
    "A17": ("A", 1, ("lapsed",), -1), "A18": ("A", 1, ("other_out",), -1),
    "A22": ("A", 2, GAINS + ("impaired",), 1), "A23": ("A", 2, LOSSES, -1),
    "B3": ("B", 0, ("purchased", "processed", "other_in"), 1), "B4": ("B", 0, ("purchased",), 1), "B5": ("B", 0, ("processed",), 1),
    "B6": ("B", 0, ("other_in",), 1),
    "B7": ("B", 0, STOCK_LOSSES, -1), "B8": ("B", 0, ("sold",), -1), "B9": ("B", 0, ("lapsed",), -1),
    "B10": ("B", 0, ("other_out",), -1), "B14": ("B", 2, ("charged",), 1), "B15": ("B", 2, ("reversed", *STOCK_LOSSES), -1),
    "B16": ("B", 2, ("reversed",), -1), "B17": ("B", 2, STOCK_LOSSES, -1),
    "D2": ("D", 0, ("added",), 1), "D3": ("D", 0, ("transferred",), -1), "D4": ("D", 0, ("abandoned",), -1),
    "D4a": ("D", 2, ("impaired", "transferred", "abandoned"), 1), "D6": ("R", 0, ("expensed",), 1),
}
BALANCE_ROWS = {  # opening, closing
    "A2": ("A", 0, False), "A11": ("A", 0, True), "A13": ("A", 1, False), "A19": ("A", 1, True), "A21": ("A", 2, False),
    "A24": ("A", 2, True), "A26": ("A", 3, True), "A27": ("A", 3, False), "B2": ("B", 0, False), "B11": ("B", 0, True),
    "B13": ("B", 2, False), "B18": ("B", 2, True), "B20": ("B", 3, True), "B21": ("B", 3, False),
    "D1": ("D", 3, False), "D5": ("D", 3, True),
}


def part_of(amounts, part):
    return amounts[part] if part < 3 else amounts[0] - amounts[1] - amounts[2]


def row_value(assets, year, row, column):
    first, last = f"{year}-01-01", f"{year}-12-31"
    total = 0
    for asset in assets.values():
        for date, opening, table, what, amounts in asset.moves:
            if date > last or (column and asset.column() != column):
                continue
            before = date < first or opening
            if row in MOVEMENT_ROWS:
                of, part, kinds, sign = MOVEMENT_ROWS[row]
                if table == of and not before and what in kinds:
                    total += sign * part_of(amounts, part)
            else:
                of, part, closing = BALANCE_ROWS[row]
                if table == of and (closing or before):
                    total += part_of(amounts, part)
    return total
