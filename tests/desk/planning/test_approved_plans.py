"""What a printed plan says: who approved it, what changed since, and which filter is on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from smdesk.cli.reporting import write_report
from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.period import Period, month_of
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_filter_file import filter_of, filter_text
from smdesk.models.plan_records import NormOverride, Post
from smdesk.models.plan_vocabulary import Decision, PostFormat, Stage
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account
from smdesk.reports.layouts import Layout
from tests.desk.planning.conftest import Office

NOVEMBER = month_of(date(2026, 11, 1))
FIRST_WEEK = Period(date(2026, 11, 2), date(2026, 11, 8))
LAST_WEEK = Period(date(2026, 11, 23), date(2026, 11, 29))
HEAD, LAWYER = "глава поселения Рябинина А. П.", "юрист Лось Е. К."
APPROVED = (
    "План на ноябрь 2026 согласован: глава поселения Рябинина А. П. 25.11.2026,"
    " юрист Лось Е. К. 26.11.2026."
)


def placed(office: Office, topic: str, day: int) -> int:
    """Id of a placement on the page in VK at ten."""
    where = [Where(office.vk, datetime(2026, 11, day, 10))]
    post = office.desk.posts.place(Post(topic=topic, rubric="Праздники"), where)
    return office.desk.posts.placements(post)[0].id


def approve(office: Office, period: Period = NOVEMBER) -> int:
    approvals = office.desk.approvals
    made = approvals.ask_plan(*period, [Voice(HEAD), Voice(LAWYER)])
    head, lawyer = approvals.voices(made)
    approvals.decide(made, {head.id: _said(25)})
    approvals.decide(made, {lawyer.id: _said(26)})
    return made


def _said(day: int) -> Verdict:
    return Verdict(Decision.APPROVED, at=datetime(2026, 11, day, 9))


def owe_three(office: Office, *pages: int) -> None:
    """Each of the pages owes three posts a week by a norm of its own."""
    for page in pages:
        own = NormOverride(account_id=page, since=date(2026, 1, 5), number=3, reason="по плану")
        office.desk.norms.add(own)


def told(office: Office, period: Period = NOVEMBER) -> list[str]:
    """The notes of the plan but the first, which counts."""
    return list(office.desk.reports.build("plan", period=period).notes[1:])


def test_nothing_is_said_of_a_plan_that_nobody_has_approved(office: Office) -> None:
    placed(office, "Ёлка", 3)
    office.desk.approvals.ask_plan(*NOVEMBER, [Voice(HEAD)])
    assert told(office) == []


def test_who_approved_and_when_is_said_by_name(office: Office) -> None:
    placed(office, "Ёлка", 3)
    approve(office)
    assert told(office) == [APPROVED]
    assert told(office, FIRST_WEEK) == [APPROVED]
    assert told(office, month_of(date(2026, 12, 1))) == []


def test_what_changed_since_is_said_with_the_days(office: Office) -> None:
    moved, gone = placed(office, "Ёлка", 3), placed(office, "Каток", 4)
    approve(office)
    office.desk.placements.move({moved: datetime(2026, 11, 5, 12)})
    office.desk.placements.cancel([gone])
    new = placed(office, "Ярмарка", 6)
    assert new
    first, head, *changes = told(office)
    assert (first, head) == (APPROVED, "После согласования 3 изменения:")
    assert sorted(changes) == [
        (
            "— «Ёлка» (VK, Страница vk): перенесено с 03.11.2026 10:00 на 05.11.2026 12:00,"
            " изменено 26.11.2026;"
        ),
        "— «Каток» (VK, Страница vk): убрано, стояло 04.11.2026 10:00, изменено 26.11.2026;",
        "— «Ярмарка» (VK, Страница vk): добавлено на 06.11.2026 10:00, изменено 26.11.2026.",
    ]


def test_a_week_of_an_approved_month_tells_its_own_changes(office: Office) -> None:
    early, late = placed(office, "Ёлка", 3), placed(office, "Каток", 24)
    across = placed(office, "Ярмарка", 5)
    approve(office)
    office.desk.placements.move({early: datetime(2026, 11, 4, 10)})
    office.desk.placements.move({across: datetime(2026, 11, 25, 10)})
    post = office.desk.placements.get(late).post_id
    office.desk.posts.change(replace(office.desk.posts.get(post), topic="Новый каток"))
    week = "\n".join(told(office, FIRST_WEEK))
    assert "2 изменения" in week
    assert "«Ёлка»" in week
    assert "«Ярмарка»" in week
    last = "\n".join(told(office, LAST_WEEK))
    assert "2 изменения" in last
    assert "«Новый каток»: изменена тема, было «Каток»" in last
    assert "«Ёлка»" not in last
    assert "3 изменения" in "\n".join(told(office))


def test_weeks_approved_one_by_one_are_told_in_the_month(office: Office) -> None:
    placed(office, "Ёлка", 3)
    placed(office, "Каток", 24)
    approve(office, FIRST_WEEK)
    approve(office, LAST_WEEK)
    assert [line.split(" согласован")[0] for line in told(office)] == [
        "План на 23–29 ноября 2026",
        "План на 2–8 ноября 2026",
    ]


@pytest.mark.parametrize("kind", ["xlsx", "html", "pdf"])
@pytest.mark.parametrize("layout", Layout)
def test_every_file_says_it(
    office: Office, qtbot: QtBot, tmp_path: Path, kind: str, layout: Layout
) -> None:
    office.desk.office.change(
        replace(
            office.desk.office.get(),
            approve=True,
            approver_post="Глава поселения",
            approver_name="Рябинина Алёна Петровна",
        )
    )
    placement = placed(office, "Ёлка", 3)
    approve(office)
    office.desk.placements.move({placement: datetime(2026, 11, 5, 12)})
    report = office.desk.reports.build("plan", period=NOVEMBER)
    out = tmp_path / f"план.{kind}"
    run_to_end(write_report(replace(report, layout=layout), out, kind, None))
    text = " ".join(_text(out, kind).split())
    for words in (
        *("УТВЕРЖДАЮ", "Глава поселения", "А. П. Рябинина", APPROVED),
        "После согласования 1 изменение:",
        "перенесено с 03.11.2026 10:00 на 05.11.2026 12:00, изменено 26.11.2026.",
    ):
        assert words in text


def _text(path: Path, kind: str) -> str:
    if kind == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(path).pages)
    if kind == "html":
        return path.read_text(encoding="utf-8")
    sheet = load_workbook(path).worksheets[0]
    return " ".join(str(value) for row in sheet.values for value in row if value is not None)


def test_the_filter_is_said_under_the_title_and_obeyed(office: Office) -> None:
    placed(office, "Ёлка", 3)
    where = [Where(office.ok, datetime(2026, 11, 4, 10))]
    office.desk.posts.place(Post(topic="Каток"), where)
    wanted = PlanFilter(
        text="ка", accounts=(office.ok,), organization_id=office.body, stages=(Stage.IDEA,)
    )
    report = office.desk.reports.build("plan", period=NOVEMBER, wanted=wanted)
    assert [row[5] for row in report.rows] == ["Каток"]
    assert report.subtitle[-1] == (
        "отбор: страница: Страница ok (OK); организация: Поселение с подчинёнными;"
        " состояние: идея; слова: «ка»"
    )
    assert report.grid is not None
    assert report.grid.legend == "OK — Одноклассники."
    whole = office.desk.reports.build("plan", period=NOVEMBER)
    assert "отбор" not in whole.subtitle[-1]
    one = office.desk.reports.build("plan", [office.vk], NOVEMBER)
    assert one.subtitle[-1] == "отбор: страница: Страница vk (VK)"


def test_a_filter_goes_through_a_file_whole() -> None:
    wanted = PlanFilter(
        text="ё «",
        accounts=(1, 2),
        networks=(3,),
        organization_id=4,
        formats=(PostFormat.PHOTO,),
        rubrics=("Праздники",),
        stages=(Stage.IDEA, Stage.PUBLISHED),
    )
    assert filter_of(filter_text(wanted)) == wanted
    assert filter_of("{}") == PlanFilter()


def test_the_norm_beside_the_weeks_is_of_the_pages_wanted(office: Office) -> None:
    owe_three(office, office.vk, office.ok)
    for _ in range(2):
        placed(office, "Ёлка", 28)
    report = office.desk.reports.build("plan", period=LAST_WEEK)
    narrow = office.desk.reports.build(
        "plan", period=LAST_WEEK, wanted=PlanFilter(accounts=(office.ok,))
    )
    assert report.grid is not None
    assert narrow.grid is not None
    both = report.grid.frame.norms[LAST_WEEK.since]
    alone = narrow.grid.frame.norms[LAST_WEEK.since]
    assert both == ("VK 0 +2 из 3", "OK 0 из 3", "не хватает 4")
    assert alone == ("OK 0 из 3", "не хватает 3")


def test_pages_of_one_network_are_told_apart_in_the_norm(office: Office) -> None:
    network = office.desk.accounts.get(office.vk).network_id
    club = office.desk.accounts.add(
        Account(
            organization_id=office.body,
            network_id=network,
            title="Дом культуры",
            address="vk.com/dk",
            created_on=date(2026, 1, 5),
        )
    )
    owe_three(office, office.vk, office.ok, club)
    grid = office.desk.reports.build("plan", period=LAST_WEEK).grid
    assert grid is not None
    assert grid.frame.norms[LAST_WEEK.since] == (
        "VK Страница vk: 0 из 3",
        "OK 0 из 3",
        "VK Дом культуры: 0 из 3",
        "не хватает 9",
    )
