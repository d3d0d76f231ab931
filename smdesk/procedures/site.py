"""What the site still shows wrongly, as far as a clause speaks of it."""

from __future__ import annotations

from smdesk.models.vocabulary import Binds
from smdesk.procedures.facts import Facts


def changed_on_site(facts: Facts, binds: Binds) -> int:
    """How many rows of the site are no longer right, of those that such a clause binds."""
    stale = sum(
        account.address in facts.on_site.stale
        and facts.is_bound(binds, account.organization_id)
        and facts.is_running(account)
        for account in facts.accounts
    )
    if not facts.on_site.removed:
        return stale
    names = {o.name: o.id for o in facts.organizations}
    names |= {o.title: o.id for o in facts.organizations}
    removed = (names.get(organization, 0) for organization, _ in facts.on_site.removed)
    return stale + sum(facts.is_bound(binds, each) for each in removed)
