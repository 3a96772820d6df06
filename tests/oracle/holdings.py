# SPDX-License-Identifier: Apache-2.0
"""What a data set stands at, table by table, and what each change of it is in the ledger (rules 11: accounts, templates)."""
from money import month_of

PARTS = ("gross", "amortisation", "impairment")
ACCOUNTS = {"B": ("140501", None, "147101"), "D": ("530102", None, "530103"), "H": ("1481", None, "1482")}
PURSES = {"银行存款": "1002", "应收账款": "1122", "应付账款": "2202", "预付账款": "1123", "应付职工薪酬": "2211", "累计折旧": "1602",
          "原材料": "1403", "累计摊销": "170299"}  # 累计摊销: of assets that are no data sets


def carrying(amounts):
    return amounts[0] - amounts[1] - amounts[2]


class Holdings:
    def __init__(self, event):
        self.route = event["route"]
        self.for_sale = event["purpose"] == "出售"
        self.in_process = self.for_sale and self.route == "自行加工"
        self.intangible = [0, 0, 0]
        self.inventory = [0, 0, 0]
        self.development = [0, 0, 0]
        self.held = [0, 0, 0]
        self.moves = []  # (date, opening, table, what, amounts)
        self.ledger = {}  # (year, account): debit less credit

    def column(self):
        return {"外购": 1, "自行研发": 2, "自行加工": 2}.get(self.route, 3)

    def accounts(self, table):
        if table == "A":
            return tuple(f"170{part}0{self.column()}" for part in (1, 2, 3))
        if table == "B" and self.in_process:
            return "500101", None, "147101"
        return ACCOUNTS[table]

    def standing(self, month):
        """As it stood at the end of a month, by table; an error of an earlier year stands from the day of its correction."""
        held = {table: [0, 0, 0] for table in "ABDH"}
        for date, _, table, _, amounts in self.moves:
            if table in held and month_of(date) <= month:
                held[table] = [sum(pair) for pair in zip(held[table], amounts)]
        return held

    def carries_nothing(self):
        return not any(carrying(held) for held in (self.intangible, self.inventory, self.development, self.held))

    def book(self, date, account, debit):
        if debit:
            key = (int(date[:4]), account)
            self.ledger[key] = self.ledger.get(key, 0) + debit

    def move(self, date, table, what, amounts, against=None, opening=False):
        """Into a table, or out of it by negative amounts; the other side of the entry is `against`, if there is an entry."""
        holding = {"A": self.intangible, "B": self.inventory, "D": self.development, "H": self.held}[table]
        for part in range(3):
            holding[part] += amounts[part]
        self.moves.append((date, opening, table, what, tuple(amounts)))
        if against is None:
            return
        for account, amount, side in zip(self.accounts(table), amounts, (1, -1, -1)):
            self.book(date, account, side * amount)
        self.book(date, against, -carrying(amounts))
