# SPDX-License-Identifier: Apache-2.0
"""The roles of the library, each the group of Tryton whose members have it."""
from trytond.model import ModelSQL, ModelView, Unique, fields
from trytond.model.modelstorage import without_check_access
from trytond.transaction import Transaction


class Role(ModelSQL, ModelView):
    "Role in Data Resources"
    __name__ = 'rubiao.role'
    role = fields.Char("Role", required=True)
    group = fields.Many2One('res.group', "Group", required=True, ondelete='CASCADE')

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints = [
            ('role_unique', Unique(table, table.role), 'rubiao.msg_role_unique')]

    @classmethod
    @without_check_access
    def of_user(cls, user):
        """Of his groups and of those that these are part of; none of one who has left, whatever he left in the queue."""
        if not user.active:
            return set()
        with Transaction().set_user(user.id):
            groups = type(user).get_groups()
        return {role.role for role in cls.search([('group', 'in', groups)])}

    @classmethod
    @without_check_access
    def groups_of(cls, roles):
        return [role.group for role in cls.search([('role', 'in', list(roles))])]

    @classmethod
    @without_check_access
    def names(cls):
        """Of the groups, in the user's language, by role."""
        return {role.role: role.group.name for role in cls.search([])}
