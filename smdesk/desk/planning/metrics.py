"""Numbers of posts and of accounts, as they were on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.labels import plural
from smdesk.models.plan_records import AccountMetric, Placement, PlacementMetric, Post
from smdesk.models.records import Account

M = TypeVar("M", PlacementMetric, AccountMetric)

POST_FIELDS = ("views", "reach", "likes", "comments", "reposts")
ACCOUNT_FIELDS = ("subscribers", "reach")
FORMS = ("публикации", "публикаций", "публикаций")
PAGES = ("страницы", "страниц", "страниц")
Numbers = Mapping[str, int | None]
"""Field → number; None is not known. A field that is absent stays as it was."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Numbers that were entered together: of which day, and of what."""

    on: date
    numbers: Mapping[int, Numbers]
    """Placement or account → its numbers."""


class PostMetrics(Cases[PlacementMetric]):
    """Use cases of the numbers of placements."""

    record = PlacementMetric
    wording = Wording(
        added="Внесены показатели",
        changed="Изменены показатели",
        deleted="Удалены показатели",
        forms=("запись показателей", "записи показателей", "записей показателей"),
        missing="Показатели не найдены.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._placements = tools.storage.repository(Placement)
        self._posts = tools.storage.repository(Post)

    def name(self, record: PlacementMetric) -> str:
        """The topic of the post."""
        placement = self._placements.get(record.placement_id)
        post = self._posts.get(placement.post_id) if placement else None
        return post.topic if post else ""

    def newest(self, ids: Sequence[int]) -> dict[int, PlacementMetric]:
        """Placement → its newest numbers."""
        found: dict[int, PlacementMetric] = {}
        for placement_id in ids:
            rows = self._rows.where(placement_id=placement_id)
            if rows:
                found[placement_id] = max(rows, key=lambda each: each.taken_on)
        return found

    def take(self, taken: Taken) -> None:
        """Keep these numbers of a day, as one change; an earlier entry of the day is replaced.

        Raises `Invalid`.
        """
        wanted = []
        for placement_id, numbers in taken.numbers.items():
            kept = next(
                iter(self._rows.where(placement_id=placement_id, taken_on=taken.on.isoformat())),
                PlacementMetric(placement_id=placement_id, taken_on=taken.on),
            )
            changed = _with(kept, numbers)
            if changed != kept and not (_is_empty(changed, POST_FIELDS) and not kept.id):
                wanted.append(changed)
        self._store(wanted, f"Внесены показатели {plural(len(wanted), *FORMS)}")

    def _store(self, wanted: Sequence[PlacementMetric], title: str) -> None:
        emptied = [each.id for each in wanted if _is_empty(each, POST_FIELDS)]
        ready = [self._ready(each) for each in wanted if each.id not in emptied or not each.id]
        if not wanted:
            return
        with self._changes(title):
            self._rows.delete(emptied)
            for each in ready:
                if each.id:
                    self._rows.update(each)
                else:
                    self._rows.insert(each)


class AccountMetrics(Cases[AccountMetric]):
    """Use cases of the numbers of accounts; the newest subscribers stand in the registry too."""

    record = AccountMetric
    wording = PostMetrics.wording

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._accounts = tools.storage.repository(Account)

    def name(self, record: AccountMetric) -> str:
        """The page."""
        account = self._accounts.get(record.account_id)
        return (account.title or account.address) if account else ""

    def of_account(self, account_id: int) -> list[AccountMetric]:
        """The numbers of a page, oldest first."""
        found = self._rows.where(account_id=account_id)
        return sorted(found, key=lambda each: each.taken_on)

    def take(self, taken: Taken) -> None:
        """Keep these numbers of a day, as one change; the registry shows the newest subscribers.

        Raises `Invalid`.
        """
        changed = []
        for account_id, numbers in taken.numbers.items():
            rows = self.of_account(account_id)
            kept = next(
                (each for each in rows if each.taken_on == taken.on),
                AccountMetric(account_id=account_id, taken_on=taken.on),
            )
            wanted = _with(kept, numbers)
            if wanted != kept and not (_is_empty(wanted, ACCOUNT_FIELDS) and not kept.id):
                changed.append((kept, wanted))
        if not changed:
            return
        ready = [
            (before, each if _is_empty(each, ACCOUNT_FIELDS) else self._ready(each))
            for before, each in changed
        ]
        with self._changes(f"Внесены показатели {plural(len(ready), *PAGES)}"):
            for before, metric in ready:
                self._write(metric)
                self._show_subscribers(before, metric)

    def _write(self, metric: AccountMetric) -> None:
        if _is_empty(metric, ACCOUNT_FIELDS):
            self._rows.delete([metric.id])
        elif metric.id:
            self._rows.update(metric)
        else:
            self._rows.insert(metric)

    def _show_subscribers(self, before: AccountMetric, metric: AccountMetric) -> None:
        """What was entered last stands in the registry; a number taken back stands there no more.

        A number that the registry has from elsewhere stays.
        """
        account = self._accounts.get(metric.account_id)
        if account is None or before.subscribers == metric.subscribers:
            return
        known = [m for m in self.of_account(account.id) if m.subscribers is not None]
        newest = known[-1] if known else None
        is_taken_back = metric.subscribers is None and account.subscribers == before.subscribers
        if is_taken_back or (newest is not None and newest.taken_on == metric.taken_on):
            shown = newest.subscribers if newest else None
            self._accounts.update(replace(account, subscribers=shown))


def _with(metric: M, numbers: Numbers) -> M:
    known: dict[str, Any] = dict(numbers)
    return replace(metric, **known)


def _is_empty(metric: object, names: Sequence[str]) -> bool:
    return all(getattr(metric, name) is None for name in names)
