# SPDX-License-Identifier: Apache-2.0
"""By which name the books know a user: the login under which he came, whatever it is changed to since. Who entered
something and who approves it are told apart by it, so a new login makes no second person of one."""
from trytond.i18n import gettext
from trytond.model import fields
from trytond.model.exceptions import ValidationError
from trytond.model.modelstorage import without_check_access
from trytond.pool import PoolMeta
from trytond.transaction import Transaction


class LoginError(ValidationError):
    pass


def _without_first_login(values):
    """It is nobody's to write."""
    return {field: value for field, value in values.items() if field != 'rubiao_first_login'}


class User(metaclass=PoolMeta):
    __name__ = 'res.user'
    rubiao_first_login = fields.Char("First Login", readonly=True)

    @property
    def rubiao_name(self):
        return self.rubiao_first_login or self.login

    @classmethod
    def create(cls, vlist):
        users = super().create([_without_first_login(values) for values in vlist])
        cls._rubiao_check_logins(users)
        return users

    @classmethod
    def write(cls, users, values, *args):
        given = [part for some, new in zip((users,) + args[::2], (values,) + args[1::2])
            for part in (some, _without_first_login(new))]
        renamed = [
            user for some, new in zip(given[::2], given[1::2]) for user in some
            if 'login' in new and new['login'] != user.login]
        for user in renamed:
            if not user.rubiao_first_login:
                super().write([user], {'rubiao_first_login': user.login})
        super().write(*given)
        cls._rubiao_check_logins(renamed)

    @classmethod
    @without_check_access
    def _rubiao_check_logins(cls, users):
        """A login that somebody had before is his name in the books, and nobody else's."""
        for user in users:
            with Transaction().set_context(active_test=False):
                others = cls.search([('rubiao_first_login', '=', user.login), ('id', '!=', user.id)])
            if others and user.rubiao_name == user.login:
                raise LoginError(gettext('rubiao.msg_login_kept', login=user.login, user=others[0].rec_name))
