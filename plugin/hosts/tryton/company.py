# SPDX-License-Identifier: Apache-2.0
"""What the library needs to know of a company: the code it has there, the journal of its vouchers, and who works for
it."""
from collections import defaultdict

from trytond.i18n import gettext
from trytond.model import fields
from trytond.model.exceptions import AccessError, ValidationError
from trytond.model.modelstorage import without_check_access
from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

CHINESE = 'zh_CN'


class CodeError(ValidationError):
    pass


class Company(metaclass=PoolMeta):
    __name__ = 'company.company'
    rubiao_code = fields.Char(
        "Code in Data Resources",
        help="It is part of every voucher key; the number of the company if it is empty. "
        "It stays once something is recorded.")
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

    @classmethod
    @without_check_access
    def rubiao_coded(cls, code):
        """All companies that use a code; more than one only where they were there before the code was asked for."""
        return [company for company in cls.search([]) if company.rubiao_code_used == code]

    @without_check_access
    def rubiao_demand_user(self):
        """The company stands in the context, where a client writes what it likes: Tryton's rules ask which companies
        the user has, but the library asks Tryton for accounts and moves by the company that it is told."""
        user = Transaction().user
        if user and self not in Pool().get('res.user')(user).companies:
            raise AccessError(gettext('rubiao.msg_not_your_company'))

    @classmethod
    def create(cls, vlist):
        companies = super().create(vlist)
        cls._rubiao_check_codes(companies)
        return companies

    @classmethod
    def write(cls, companies, values, *args):
        before = {}
        for some, given in zip((companies,) + args[::2], (values,) + args[1::2]):
            if 'rubiao_code' in given:
                before.update({company.id: company.rubiao_code_used for company in some})
        super().write(companies, values, *args)
        changed = cls.browse(list(before))
        cls._rubiao_check_codes(changed)
        for company in changed:
            code = before[company.id]
            if company.rubiao_code_used == code or cls.rubiao_coded(code):  # of two that had it one needs another
                continue
            if company._rubiao_has_records():
                raise CodeError(gettext('rubiao.msg_code_in_use', company=company.rec_name, code=code))

    @without_check_access
    def _rubiao_has_records(self):
        pool = Pool()
        return bool(
            pool.get('account.move').search([('company', '=', self.id), ('rubiao_key', '!=', None)], limit=1)
            or pool.get('rubiao.run').search([('company', '=', self.id)], limit=1))

    @classmethod
    @without_check_access
    def _rubiao_check_codes(cls, companies):
        """The code of one may be the number of another, which has none."""
        users = defaultdict(set)
        for company in cls.search([]):
            users[company.rubiao_code_used].add(company)
        for company in companies:
            for other in users[company.rubiao_code_used] - {company}:
                raise CodeError(gettext(
                        'rubiao.msg_code_unique', code=company.rubiao_code_used, company=other.rec_name))
