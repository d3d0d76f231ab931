"""What a plan on paper says of the filter that it is printed with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smdesk.models.labels import label, quoted
from smdesk.models.records import Account
from smdesk.reports.snapshot import Snapshot

MOST_NAMES = 5
"""Names of one kind that are told; more by their number."""


def filter_words(snapshot: Snapshot) -> str:
    """«отбор: сеть ВКонтакте; рубрика «Праздники»»; empty where everything is in the plan."""
    said = "; ".join(_parts(snapshot))
    return f"отбор: {said}" if said else ""


def _parts(snapshot: Snapshot) -> Iterator[str]:
    wanted, accounts = snapshot.wanted, snapshot.account
    if snapshot.chosen is not None:
        yield _named("страница", [_page(snapshot, accounts.get(each)) for each in snapshot.chosen])
    networks = [snapshot.network.get(each) for each in wanted.networks]
    places = [f"{each.title}, все страницы" for each in networks if each]
    places += [_page(snapshot, accounts.get(each)) for each in wanted.accounts]
    if places:
        yield _named("страница", places)
    holder = snapshot.organization.get(wanted.organization_id or 0)
    if holder:
        yield f"организация: {holder.name} с подчинёнными"
    if wanted.formats:
        yield _named("формат", [label(each) for each in wanted.formats])
    if wanted.rubrics:
        yield _named(
            "рубрика", [quoted(each) if each else "без рубрики" for each in wanted.rubrics]
        )
    if wanted.stages:
        yield _named("состояние", [label(each) for each in wanted.stages])
    if wanted.text.strip():
        yield f"слова: {quoted(wanted.text.strip())}"


def _page(snapshot: Snapshot, account: Account | None) -> str:
    if account is None:
        return "удалённая"
    name = account.title or account.address.removeprefix("https://")
    return f"{name} ({snapshot.network[account.network_id].badge})"


def _named(what: str, names: Sequence[str]) -> str:
    told = ", ".join(names[:MOST_NAMES])
    more = f" и ещё {len(names) - MOST_NAMES}" if len(names) > MOST_NAMES else ""
    return f"{what}: {told}{more}"
