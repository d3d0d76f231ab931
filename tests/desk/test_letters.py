"""What letters say out of the records of a base."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document

from smdesk.desk import Desk
from smdesk.models.control_records import Notice
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.models.vocabulary import AccountStatus, DeadlineKind
from tests.desk.conftest import SmallOffice
from tests.letters.conftest import texts


def ask(desk: Desk, office: SmallOffice, clause: str = "") -> Notice:
    """A request for information about the pages of the body."""
    asked = desk.notices.add(
        Notice(
            kind=DeadlineKind.INFORMATION_REQUESTED,
            event_on=date(2026, 11, 1),
            organization_id=office.body,
            recipient_title="ЦУР",
            clause=clause,
        )
    )
    return desk.notices.get(asked)


def add_page(
    desk: Desk, organization: int, network: int, name: str, *, status: AccountStatus | None = None
) -> int:
    planned = status is AccountStatus.PLANNED
    host = {n.id: n.hosts[0] for n in desk.networks.all()}[network]
    page = Account(
        organization_id=organization,
        network_id=network,
        title=name,
        address="" if planned else f"https://{host}/{name}",
        created_on=None if planned else date(2022, 1, 10),
    )
    return desk.accounts.add(page, status, date(2022, 3, 1) if status else None)


def test_the_cases_of_a_letter_are_told_without_its_pages(
    desk: Desk, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window asks for them, and a region has thousands of pages."""
    asked = ask(desk, office)
    monkeypatch.delattr(type(desk.letters._pages), "of")
    forms = desk.letters.forms(asked)
    title = "Администрация Берёзовского поселения"
    assert forms[title].genitive == "Администрации Берёзовского поселения"
    assert desk.letters.is_sure(asked)


def test_an_answer_to_a_request_says_no_clause_where_there_is_none(
    desk: Desk, office: SmallOffice
) -> None:
    add_page(desk, office.body, office.vk, "berez")
    told = texts(run_to_end(desk.letters.writing(ask(desk, office).id)))
    assert (
        "На ваш запрос направляем сведения об официальных страницах "
        "Администрации Берёзовского поселения в социальных сетях."
    ) in told
    assert not [text for text in told if "  " in text]
    assert any(text.endswith("от 01.11.2026") for text in told), "the day of the request is known"


def test_an_answer_to_a_request_tells_the_pages_that_there_are_and_whose(
    desk: Desk, office: SmallOffice
) -> None:
    add_page(desk, office.body, office.vk, "berez")
    add_page(desk, office.body, office.ok, "paused", status=AccountStatus.SUSPENDED)
    add_page(desk, office.body, office.vk, "gone", status=AccountStatus.DELETED)
    add_page(desk, office.body, office.ok, "soon", status=AccountStatus.PLANNED)
    add_page(desk, office.club, office.vk, "elka")
    path = run_to_end(desk.letters.writing(ask(desk, office).id))
    rows = [[cell.text for cell in row.cells] for row in Document(str(path)).tables[1].rows]
    assert [row[2] for row in rows[1:]] == [
        "Администрация Берёзовского поселения\nberez",
        "Администрация Берёзовского поселения\npaused",
        "Клуб «Ёлка»\nelka",
    ]
    assert any(
        "Администрации Берёзовского поселения и подведомственных организаций в" in text
        for text in texts(path)
    )


def test_a_note_under_the_pages_begins_with_the_mark_that_it_explains(
    desk: Desk, office: SmallOffice
) -> None:
    codes = {network.code: network.id for network in desk.networks.all()}
    add_page(desk, office.body, codes["instagram"], "berez")
    told = texts(run_to_end(desk.letters.writing(ask(desk, office).id)))
    [note] = [text for text in told if "Meta" in text]
    assert note == (
        "* Владелец сети, компания Meta, признан в России экстремистской организацией, "
        "его деятельность запрещена."
    )
