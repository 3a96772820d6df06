#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A second opinion on straight-line amortisation, computed like a spreadsheet with exact fractions.

Reads dumps of the property tests. A line "asset NAME CONVENTION COST RESIDUAL LIFE AVAILABLE LEFT THROUGH" gives an
asset's parameters (amounts in fen, months counted from January 1990, LEFT -1 if it stayed), the lines "MONTH CHARGE"
after it what the library charged. Every charge is computed anew here and must agree to the fen.

[CAS6:17] [CAS6:18]: cost less residual value over the useful life, from the month available for use, none in the month
the asset leaves. 固定月额: the month is the quotient rounded to the fen half up, capped by what is left, the last month
takes the remainder. 按余额重算: what is left over the months left, rounded each month.
"""
import sys
from fractions import Fraction


def rounded(amount: Fraction) -> int:
    """Half away from zero; amounts here are never negative."""
    return int(amount + Fraction(1, 2))


def schedule(convention: str, amortisable: int, life: int) -> list[int]:
    charges = []
    left = amortisable
    for month in range(1, life + 1):
        if month == life:
            charge = left
        elif convention == "固定月额":
            charge = min(rounded(Fraction(amortisable, life)), left)
        elif convention == "按余额重算":
            charge = rounded(Fraction(left, life - month + 1))
        else:
            raise ValueError(f"unknown convention {convention}")
        charges.append(charge)
        left -= charge
    return charges


def expected_charges(convention, cost, residual, life, available, left, through):
    end = through if left < 0 else min(through, left - 1)
    months = range(available, available + life)
    return [(m, c) for m, c in zip(months, schedule(convention, cost - residual, life)) if m <= end]


def read_assets(path):
    with open(path, encoding="utf-8") as lines:
        asset, charges = None, []
        for line in lines:
            words = line.split()
            if words[0] != "asset":
                charges.append((int(words[0]), int(words[1])))
                continue
            if asset:
                yield asset, charges
            asset, charges = (words[1], words[2], [int(word) for word in words[3:]]), []
        if asset:
            yield asset, charges


def main(paths) -> int:
    compared = differing = 0
    for path in paths:
        for (name, convention, parameters), charges in read_assets(path):
            compared += 1
            expected = expected_charges(convention, *parameters)
            if charges != expected:
                differing += 1
                print(f"{path}: asset {name} {convention} {parameters}: charged {charges[:5]}..., expected {expected[:5]}...")
    print(f"{compared} schedules compared, {differing} differ")
    return 1 if differing or compared < 1000 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
