"""Several pages chosen at once: which of them something concerns, and how each is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from smdesk.models.labels import quoted
from smdesk.models.vocabulary import AccountStatus

if TYPE_CHECKING:
    from smdesk.desk.desk import Desk


def changed_by(desk: Desk, ids: Sequence[int], status: AccountStatus) -> list[int]:
    """Those of the accounts that the status would change, in their order.

    A deleted page is not suspended, and comes back only when it alone is meant.
    """
    may_revive = status is AccountStatus.ACTIVE and len(ids) == 1
    kept = {status} if may_revive else {status, AccountStatus.DELETED}
    now = desk.storage.control.statuses()  # one question, however many are chosen
    return [account_id for account_id in ids if now.get(account_id) not in kept]


def full_name(desk: Desk, account_id: int) -> str:
    """The name and the network, by which one page of a body is told from another."""
    account = desk.accounts.get(account_id)
    name, network = desk.accounts.name(account), desk.networks.get(account.network_id)
    return f"{quoted(name)}, {network.title}"
