# SPDX-License-Identifier: Apache-2.0
"""What a user may see of what the module keeps: whoever has a role reads, and nobody writes by himself. Records come to
be, change and go by actions alone, where a role is asked for and the library refuses what a rule forbids."""
from sql import Cast, Literal
from sql.operators import Concat

from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction

from .loaded import manifest

RUN = 'rubiao.run'
READ_BY_ROLES = (RUN, 'rubiao.data_set', 'rubiao.movement')


def let_read(groups):
    """These groups, at every update of the module; what somebody allowed or denied beside it stays."""
    pool = Pool()
    Model, Access = pool.get('ir.model'), pool.get('ir.model.access')
    for model in Model.search([('model', 'in', READ_BY_ROLES)]):
        known = {access.group for access in Access.search([('model', '=', model.id)])}
        Access.create([
                {'model': model.id, 'group': group.id, 'perm_read': True} for group in groups if group not in known])


def is_checked():
    """Whether what is done now is done for a user, and not by Tryton or the module for itself."""
    return Transaction().user != 0 and bool(Transaction().context.get('_check_access'))


class Attachment(metaclass=PoolMeta):
    """A document of a run is for those who may see the run: Tryton asks for the model only, and the runs of another
    company are of the same model. It asks for nothing at all where attachments are searched, counted or exported."""
    __name__ = 'ir.attachment'

    @classmethod
    def check_access(cls, ids, mode='read'):
        super().check_access(ids, mode=mode)
        if not is_checked():
            return
        with Transaction().set_context(_check_access=False):
            runs = [
                attachment.resource.id for attachment in cls.browse(ids)
                if attachment.resource and attachment.resource.__name__ == RUN]
        if runs:
            Pool().get(RUN).read(runs, ['id'])

    @classmethod
    def search(cls, domain, *args, **kwargs):
        return super().search([domain, cls._of_runs_seen()] if is_checked() else domain, *args, **kwargs)

    @classmethod
    def _of_runs_seen(cls):
        """The domain of what is no document of a run, or one of a run that the user may read."""
        pool = Pool()
        others = ('resource', 'not like', RUN + ',%')
        if not pool.get('ir.model.access').get_access([RUN])[RUN]['read']:
            return [others]
        seen = pool.get(RUN).search([], order=[], query=True)
        return ['OR', others, ('resource', 'in', seen.select(
                    Concat(Literal(RUN + ','), Cast(seen.id, 'VARCHAR'))))]

    @classmethod
    def export_data(cls, records, fields_names):
        cls.check_access([record.id for record in records])
        return super().export_data(records, fields_names)


class Email(metaclass=PoolMeta):
    """Tryton sends any attachment, whoever names it."""
    __name__ = 'ir.email'

    @classmethod
    def send(
            cls, to='', cc='', bcc='', subject='', body='', files=None, record=None, reports=None, attachments=None):
        if attachments:
            Pool().get('ir.attachment').check_access(attachments)
        return super().send(to, cc, bcc, subject, body, files, record, reports, attachments)


class Button(metaclass=PoolMeta):
    """A run is stopped by those who have a role that changes something; without groups of its own a button would
    ask for the right to write."""
    __name__ = 'ir.model.button'

    @classmethod
    def get_groups(cls, model, name):
        groups = super().get_groups(model, name)
        if (model, name) != (RUN, 'stop'):
            return groups
        changing = {role for action in manifest('en')['actions'] if action['changes'] for role in action['role']}
        return groups | {group.id for group in Pool().get('rubiao.role').groups_of(changing)}
