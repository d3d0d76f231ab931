"""A small office with three pages, and a context whose background answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.background import BackgroundCalls, Submit
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.jobs import JobRunner
from smdesk.ui.post.dialog import PostDialog
from tests.ui.held import HeldExecutor

TUESDAY = datetime(2026, 11, 24, 10, 0)
TEXT = "Воду дадут в четверг.\n\nЗвоните: 2-11-22.\n\n#Село"


@dataclass(frozen=True)
class Pages:
    """Ids of a body, its club, and their pages."""

    body: int
    vk: int
    telegram: int
    club: int


@pytest.fixture
def context(desk: Desk, executor: HeldExecutor) -> Iterator[Context]:
    """Background work is done at once, in the test's own thread."""

    def at_once() -> Submit:
        return lambda work: work()

    background = BackgroundCalls(at_once)
    yield Context(desk, ActionRegistry(), JobRunner(desk.path, executor), background)
    background.close()


@pytest.fixture
def pages(desk: Desk) -> Pages:
    networks = {network.code: network.id for network in desk.networks.all()}
    body = desk.organizations.add(Organization(title="Администрация", kind=OrganizationKind.BODY))
    club = desk.organizations.add(Organization(title="Клуб «Ёлка»", parent_id=body))

    def page(owner: int, network: str, title: str, address: str) -> int:
        return desk.accounts.add(
            Account(
                organization_id=owner,
                network_id=networks[network],
                title=title,
                address=address,
                created_on=date(2026, 1, 5),
            )
        )

    return Pages(
        body,
        page(body, "vk", "Администрация VK", "vk.com/berezovka_primer"),
        page(body, "telegram", "Новости", "t.me/berezovka"),
        page(club, "vk", "Клуб VK", "vk.com/club456"),
    )


@pytest.fixture
def post(desk: Desk, pages: Pages) -> int:
    """A draft with a photograph for two pages, tomorrow at ten."""
    return desk.posts.place(
        Post(topic="Вода в четверг", text=TEXT, stage=Stage.DRAFT, format=PostFormat.PHOTO),
        [Where(pages.vk, TUESDAY), Where(pages.telegram, TUESDAY)],
    )


def keep(qtbot: QtBot, shown: PostDialog) -> PostDialog:
    """Show it, and close it afterwards without being asked about what was typed."""
    qtbot.addWidget(shown, before_close_func=PostDialog.give_up)
    shown.show()
    return shown


@pytest.fixture
def dialog(context: Context, post: int, qtbot: QtBot) -> PostDialog:
    """The editor with that post."""
    shown = PostDialog(context, post_id=post)
    keep(qtbot, shown)
    return shown


@pytest.fixture
def fresh(context: Context, pages: Pages, qtbot: QtBot) -> PostDialog:
    """The editor with a new post."""
    shown = PostDialog(context)
    keep(qtbot, shown)
    return shown
