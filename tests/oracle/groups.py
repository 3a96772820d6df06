# SPDX-License-Identifier: Apache-2.0
"""Impairment of an asset group (IM-6): goodwill first, the rest by carrying amount, no member below its own floor."""
from amortised import recoverable
from money import fen, split


def allotted(loss, amounts, most):
    """By amount; what a member cannot bear goes to the others by theirs, and what nobody can bear is left out."""
    borne = [0] * len(amounts)
    while loss > 0:
        weights = [amount if borne[i] < most[i] else 0 for i, amount in enumerate(amounts)]
        if not any(weights):
            break
        for i, part in enumerate(split(loss, weights)):
            part = min(part, most[i] - borne[i])
            borne[i] += part
            loss -= part
    return borne


def impair_group(e, assets):
    members = e["members"]
    amounts = [fen(m["member_carrying"]) if m["member"] not in assets else assets[m["member"]].recognised_carrying()
               for m in members]
    goodwill = fen(e.get("goodwill", "0"))
    loss = sum(amounts) + goodwill - recoverable(e)
    most = [max(0, amount - fen(m.get("floor", "0"))) for amount, m in zip(amounts, members)]
    for m, part in zip(members, allotted(max(0, loss - goodwill), amounts, most)):
        if m["member"] in assets:
            assets[m["member"]].impair(e, part)
