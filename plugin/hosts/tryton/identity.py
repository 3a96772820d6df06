# SPDX-License-Identifier: Apache-2.0
"""rubiao.identity: the companies and users of Tryton, and who of them may do what."""
import json

from trytond.i18n import gettext
from trytond.pool import Pool

from .binding import abi
from .binding.answers import Answer, write_to
from .company import CodeError

CREDIT_CODE = 'cn_uscc'  # 统一社会信用代码, among the identifiers of a party


def demand_company(code):
    """By the code that the library knows it by, which is that of one company."""
    companies = Pool().get('company.company').rubiao_coded(code)
    if not companies:
        raise Answer(abi.NOT_FOUND)
    if len(companies) > 1:
        raise CodeError(gettext('rubiao.msg_code_twice', code=code, companies=', '.join(
                    company.rec_name or str(company.id) for company in companies)))
    return companies[0]


class IdentityService:
    INTERFACE = abi.Identity

    def company(self, code, profile):
        company = demand_company(str(code))
        credit_code = next(
            (identifier.code for identifier in company.party.identifiers
                if identifier.type == CREDIT_CODE), '')
        write_to(profile, json.dumps({
                    'code': str(code),
                    'name': company.party.rec_name or '',
                    'name_en': '',
                    'credit_code': credit_code,
                    'currency': company.currency.code,
                    }).encode())

    def user(self, company, login, profile):
        pool = Pool()
        User = pool.get('res.user')
        Role = pool.get('rubiao.role')
        employer = demand_company(str(company))
        found = [
            user for user in User.search(['OR', ('login', '=', str(login)), ('rubiao_first_login', '=', str(login))])
            if user.rubiao_name == str(login) and employer in user.companies]
        if not found:
            raise Answer(abi.NOT_FOUND)
        user, = found
        write_to(profile, json.dumps({
                    'id': user.rubiao_name,
                    'name': user.rec_name or '',
                    'roles': sorted(Role.of_user(user)),
                    }).encode())
