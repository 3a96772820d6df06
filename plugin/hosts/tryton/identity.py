# SPDX-License-Identifier: Apache-2.0
"""rubiao.identity: the companies and users of Tryton, and who of them may do what."""
import json

from trytond.pool import Pool

from .binding import abi
from .binding.answers import Answer, write_to

CREDIT_CODE = 'cn_uscc'  # 统一社会信用代码, among the identifiers of a party


def find_company(code):
    """By the code that the library knows it by; nothing if there is none."""
    Company = Pool().get('company.company')
    for company in Company.search([]):
        if company.rubiao_code_used == code:
            return company


def demand_company(code):
    company = find_company(code)
    if company is None:
        raise Answer(abi.NOT_FOUND)
    return company


class IdentityService:
    INTERFACE = abi.Identity

    def company(self, code, profile):
        company = demand_company(str(code))
        credit_code = next(
            (identifier.code for identifier in company.party.identifiers
                if identifier.type == CREDIT_CODE), '')
        write_to(profile, json.dumps({
                    'code': str(code),
                    'name': company.party.name,
                    'name_en': '',
                    'credit_code': credit_code,
                    'currency': company.currency.code,
                    }).encode())

    def user(self, company, login, profile):
        pool = Pool()
        User = pool.get('res.user')
        Role = pool.get('rubiao.role')
        found = User.search([('login', '=', str(login))])
        if not found:
            raise Answer(abi.NOT_FOUND)
        user, = found
        write_to(profile, json.dumps({
                    'id': user.login,
                    'name': user.name,
                    'roles': sorted(Role.of_user(user)),
                    }).encode())
