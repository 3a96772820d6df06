# SPDX-License-Identifier: Apache-2.0
"""What a user may see of what the module keeps: whoever has a role reads, and nobody writes by himself. Records come to
be, change and go by actions alone, where a role is asked for and the library refuses what a rule forbids."""
from trytond.pool import Pool, PoolMeta

from .loaded import manifest

READ_BY_ROLES = ('rubiao.run', 'rubiao.data_set', 'rubiao.movement')


def let_read(groups):
    """These groups, at every update of the module; what somebody allowed or denied beside it stays."""
    pool = Pool()
    Model, Access = pool.get('ir.model'), pool.get('ir.model.access')
    for model in Model.search([('model', 'in', READ_BY_ROLES)]):
        known = {access.group for access in Access.search([('model', '=', model.id)])}
        Access.create([
                {'model': model.id, 'group': group.id, 'perm_read': True} for group in groups if group not in known])


class Button(metaclass=PoolMeta):
    """A run is stopped by those who have a role that changes something; without groups of its own a button would
    ask for the right to write."""
    __name__ = 'ir.model.button'

    @classmethod
    def get_groups(cls, model, name):
        groups = super().get_groups(model, name)
        if (model, name) != ('rubiao.run', 'stop'):
            return groups
        changing = {role for action in manifest('en')['actions'] if action['changes'] for role in action['role']}
        return groups | {group.id for group in Pool().get('rubiao.role').groups_of(changing)}
