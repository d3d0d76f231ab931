"""Numbers of an example: what the posts of the last weeks came to, and who subscribed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from smdesk.desk.desk import Desk
from smdesk.models.plan import monday
from smdesk.models.plan_records import AccountMetric, Placement, PlacementMetric
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Account

SEED = 2_026
WEEKS = 13
RIPE_DAYS = 2
"""A post is counted so many days after it went out."""


def count(desk: Desk) -> None:
    """Numbers of every published placement, and subscribers by weeks; the same ones each time."""
    chance = random.Random(SEED)  # noqa: S311 - example data
    today = desk.today()
    accounts = {account.id: account for account in desk.accounts.all() if account.subscribers}
    metrics = desk.storage.repository(PlacementMetric)
    for placement in desk.placements.all():
        account = accounts.get(placement.account_id)
        made = _of_placement(placement, account, chance, today) if account else None
        if made is not None:
            metrics.insert(made)
    growth = desk.storage.repository(AccountMetric)
    for account in accounts.values():
        for each in _of_account(account, chance, today):
            growth.insert(each)


def _of_placement(
    placement: Placement, account: Account, chance: random.Random, today: date
) -> PlacementMetric | None:
    published = placement.published_at
    if placement.stage is not Stage.PUBLISHED or published is None:
        return None
    taken_on = published.date() + timedelta(days=RIPE_DAYS)
    views = round((account.subscribers or 0) * chance.uniform(0.25, 0.9)) + chance.randrange(20)
    likes = round(views * chance.uniform(0.01, 0.06))
    if taken_on > today:
        return None
    return PlacementMetric(
        placement_id=placement.id,
        taken_on=taken_on,
        views=views,
        reach=round(views * chance.uniform(0.7, 0.9)),
        likes=likes,
        comments=round(likes * chance.uniform(0, 0.4)),
        reposts=round(likes * chance.uniform(0, 0.25)),
    )


def _of_account(account: Account, chance: random.Random, today: date) -> list[AccountMetric]:
    """Subscribers on Mondays, growing slowly up to what the registry says."""
    found, subscribers = [], account.subscribers or 0
    for week in range(WEEKS):
        day = monday(today) - timedelta(weeks=week)
        if account.deleted_on or (account.created_on and day < account.created_on):
            break
        reach = round(subscribers * chance.uniform(0.35, 0.85))
        found.append(
            AccountMetric(account_id=account.id, taken_on=day, subscribers=subscribers, reach=reach)
        )
        subscribers -= round(subscribers * chance.uniform(0, 0.008)) + chance.randrange(3)
        subscribers = max(subscribers, 1)
    return found
