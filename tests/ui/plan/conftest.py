"""The page of the plan on a small office: one page in VK, one in OK, a Monday morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.plan_records import Placement, Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.plan import SPEC
from smdesk.ui.plan.page import PlanPage

MONDAY = date(2026, 11, 23)


@dataclass
class Office:
    """A desk with two pages; `post` puts a post on the first of them."""

    desk: Desk
    vk: int
    ok: int

    def post(self, topic: str, day: date, hour: int = 10, stage: Stage = Stage.DRAFT) -> int:
        """Id of the placement."""
        moment = datetime.combine(day, time(hour))
        post = self.desk.posts.place(Post(topic=topic, stage=stage), [Where(self.vk, moment)])
        return self.desk.posts.placements(post)[0].id

    def placement(self, placement_id: int) -> Placement:
        return self.desk.placements.get(placement_id)

    def network(self, code: str) -> int:
        return next(each.id for each in self.desk.networks.all() if each.code == code)

    def day(self, placement_id: int) -> date | None:
        planned = self.placement(placement_id).planned_at
        return planned.date() if planned else None


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "desk.db", lambda: datetime(2026, 11, 23, 12, 0))
    yield opened
    opened.close()


@pytest.fixture
def office(desk: Desk) -> Office:
    body = desk.organizations.add(Organization(title="Поселение", kind=OrganizationKind.BODY))
    networks = {network.code: network.id for network in desk.networks.all()}
    pages = [
        desk.accounts.add(
            Account(
                organization_id=body,
                network_id=networks[code],
                title="Поселение",
                address=address,
                created_on=date(2026, 1, 5),
            )
        )
        for code, address in (("vk", "vk.com/pos"), ("ok", "ok.ru/group/55123456789012"))
    ]
    return Office(desk, *pages)


@pytest.fixture
def page(context: Context, office: Office, qtbot: QtBot) -> PlanPage:
    for action in SPEC.actions:
        context.actions.add(action, SPEC.key)
    shown = SPEC.factory(context)
    assert isinstance(shown, PlanPage)
    context.actions.arrive = lambda _key: shown
    context.actions.page_shown(SPEC.key)
    office.desk.announcer.subscribe(lambda changed: shown.changed(dict(changed.tables)))
    qtbot.addWidget(shown)
    shown.resize(1180, 760)
    shown.show()
    shown.refresh()
    return shown
