# SPDX-License-Identifier: Apache-2.0
"""What the library needs to know of a company: the code it has there, and the journal of its vouchers."""
from trytond.model import fields
from trytond.pool import PoolMeta

CHINESE = 'zh_CN'


class Company(metaclass=PoolMeta):
    __name__ = 'company.company'
    rubiao_code = fields.Char(
        "Code in Data Resources",
        help="It is part of every voucher key; the number of the company if it is empty. "
        "Do not change it once something is recorded.")
    rubiao_journal = fields.Many2One(
        'account.journal', "Journal of Data Resources", domain=[('type', '=', 'general')],
        help="The journal in which vouchers of data resources are posted.")
    rubiao_code_used = fields.Function(fields.Char("Code Used"), 'get_rubiao_code_used')

    @property
    def rubiao_language(self):
        """In which it is told what nobody asked for: the language of the company's party, or Chinese."""
        spoken = self.party.get_multivalue('lang', company=self.id)
        return spoken.code if spoken else CHINESE

    def get_rubiao_code_used(self, name):
        return self.rubiao_code or str(self.id)
