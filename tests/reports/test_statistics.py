"""The report on statistics: added up by hand, written as a workbook with native charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from smdesk.desk import Desk
from smdesk.desk.planning.metrics import Taken
from smdesk.desk.planning.posts import Where
from smdesk.models.errors import Invalid
from smdesk.models.period import Period, month_of
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account, Assignment, Organization, Person
from smdesk.models.vocabulary import OrganizationKind, Role
from smdesk.reports.report import Report
from smdesk.reports.statistics import er
from smdesk.reports.writers import write

NOW = datetime(2026, 11, 26, 12, 0)
NOVEMBER = month_of(NOW.date())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two pages of one body; three posts in two weeks on the first, one on the second."""
    opened = Desk.open(tmp_path / "office.db", lambda: NOW)
    body = opened.organizations.add(Organization(title="Посёлок", kind=OrganizationKind.BODY))
    networks = {network.code: network.id for network in opened.networks.all()}
    for code, address in (("vk", "vk.com/pos"), ("ok", "ok.ru/group/55123456789012")):
        opened.accounts.add(
            Account(
                organization_id=body,
                network_id=networks[code],
                title=f"Посёлок {code}",
                address=address,
                created_on=date(2026, 1, 5),
            )
        )
    opened.procedures.use("dzhankoy")
    for account, day in ((1, 3), (1, 4), (1, 12), (2, 4)):
        moment = datetime(2026, 11, day, 10, 0)
        post = opened.posts.place(Post(topic="Ёлка", stage=Stage.DRAFT), [Where(account, moment)])
        opened.placements.publish_as_planned([p.id for p in opened.posts.placements(post)])
    yield opened
    opened.close()


def rows(report: Report) -> list[dict[str, object]]:
    keys = [column.key for column in report.columns]
    return [dict(zip(keys, row, strict=True)) for row in report.rows]


def test_posts_stand_by_week_against_the_norm(desk: Desk) -> None:
    first, second, both = rows(desk.reports.build("statistics", period=NOVEMBER))
    weeks = [key for key in first if key.startswith("week_")]
    assert [first[key] for key in weeks] == [0, 2, 1, 0, 0, 0]
    assert (first["posts"], first["norm"], first["missing"]) == (3, 20, 17)
    assert (second["posts"], second["norm"], second["missing"]) == (1, 20, 19)
    assert (both["account"], both["posts"]) == ("Всего по организации", 4)


def test_numbers_are_added_up_and_er_follows_its_formula(desk: Desk) -> None:
    desk.post_metrics.take(Taken(date(2026, 11, 20), {1: {"views": 100, "likes": 5}}))
    desk.post_metrics.take(
        Taken(date(2026, 11, 25), {1: {"views": 120, "likes": 6}, 2: {"views": 80, "likes": 4}})
    )
    desk.account_metrics.take(Taken(date(2026, 10, 31), {1: {"subscribers": 400}}))
    desk.account_metrics.take(Taken(date(2026, 11, 25), {1: {"subscribers": 500}}))
    first, second, _both = rows(desk.reports.build("statistics", period=NOVEMBER))
    assert (first["views"], first["likes"]) == (200, 10)
    assert (first["subscribers_start"], first["subscribers"], first["growth"]) == (400, 500, 100)
    assert first["er"] == round(10 / 2 / 500 * 100, 2)
    assert (second["views"], second["er"]) == (None, "—")
    assert desk.accounts.get(1).subscribers == 500


def test_an_entry_of_the_same_day_is_replaced_and_undone_as_one(desk: Desk) -> None:
    day = date(2026, 11, 25)
    desk.post_metrics.take(Taken(day, {1: {"views": 100}, 2: {"views": 50}}))
    desk.post_metrics.take(Taken(day, {1: {"views": 110, "likes": 3}}))
    assert desk.post_metrics.count() == 2
    kept = desk.post_metrics.newest([1, 2])
    assert (kept[1].views, kept[1].likes, kept[2].views) == (110, 3, 50)
    desk.history.undo()
    assert desk.post_metrics.newest([1])[1].views == 100
    desk.post_metrics.take(Taken(day, {1: {"views": None}}))
    assert desk.post_metrics.newest([1]) == {}


def test_a_day_ahead_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="ещё не наступил"):
        desk.account_metrics.take(Taken(date(2026, 12, 25), {1: {"subscribers": 1}}))


def test_nothing_is_divided_by_nothing() -> None:
    assert er(5, 0) == "—"
    assert er(5, None) == "—"
    assert er(None, None) == "—"
    assert er(10, 1000) == 1.0
    assert er(0, 1000) == 0.0


def test_only_posts_with_a_number_are_in_its_mean(desk: Desk) -> None:
    day = date(2026, 11, 25)
    entered = {1: {"reach": 300, "views": 9}, 2: {"likes": 5, "views": 9}, 3: {"views": 9}}
    desk.post_metrics.take(Taken(day, entered))
    desk.account_metrics.take(Taken(day, {1: {"subscribers": 500}}))
    first, _second, _both = rows(desk.reports.build("statistics", period=NOVEMBER))
    assert (first["reach"], first["er"]) == (300, 1.0)


def test_pages_together_are_a_mean_by_posts_and_not_watered_down(desk: Desk) -> None:
    before, day = date(2026, 10, 31), date(2026, 11, 25)
    desk.post_metrics.take(Taken(day, {1: {"likes": 5}, 4: {"likes": 5}}))
    desk.account_metrics.take(Taken(before, {1: {"subscribers": 490}}))
    known = {1: {"subscribers": 500}, 2: {"subscribers": 500}}
    desk.account_metrics.take(Taken(day, known))
    first, second, both = rows(desk.reports.build("statistics", period=NOVEMBER))
    assert (first["er"], second["er"], both["er"]) == (1.0, 1.0, 1.0)
    assert (first["growth"], second["growth"], both["growth"]) == (10, None, 10)


def test_a_page_whose_subscribers_are_unknown_is_not_in_the_mean(desk: Desk) -> None:
    day = date(2026, 11, 25)
    desk.post_metrics.take(Taken(day, {1: {"likes": 5}, 4: {"likes": 500}}))
    desk.account_metrics.take(Taken(day, {1: {"subscribers": 500}}))
    _first, second, both = rows(desk.reports.build("statistics", period=NOVEMBER))
    assert (second["er"], both["er"]) == ("—", 1.0)


def test_days_outside_the_period_do_not_count(desk: Desk) -> None:
    report = desk.reports.build("statistics", period=Period(date(2026, 11, 4), date(2026, 11, 4)))
    first, _second, _both = rows(report)
    assert first["posts"] == 1
    assert first["norm"] is None
    assert [c.title for c in report.columns if c.key.startswith("week_")] == ["04.11"]


def test_the_workbook_has_typed_numbers_and_native_charts(desk: Desk, tmp_path: Path) -> None:
    desk.post_metrics.take(Taken(date(2026, 11, 25), {1: {"views": 120, "likes": 6}}))
    desk.account_metrics.take(Taken(date(2026, 11, 25), {1: {"subscribers": 500}}))
    path = tmp_path / "статистика.xlsx"
    run_to_end(write(desk.reports.build("statistics", period=NOVEMBER), path, "xlsx"))
    book = openpyxl.load_workbook(path)
    sheet, drawn = book.worksheets
    values = [row for row in sheet.iter_rows(values_only=True) if row[2] == "Посёлок vk"]
    assert 1.2 in values[0]
    assert 120 in values[0]
    assert drawn.title == "Графики"
    assert drawn["B3"].value == 3
    with ZipFile(path) as archive:
        assert sum(name.startswith("xl/charts/chart") for name in archive.namelist()) == 3


def test_a_page_that_runs_is_in_with_zeros_and_unknown_points_are_left_out(desk: Desk) -> None:
    desk.procedures.use("tomsk")  # it has no norm
    one = desk.accounts.get(1)
    networks = {network.code: network.id for network in desk.networks.all()}
    desk.accounts.add(
        Account(
            organization_id=one.organization_id,
            network_id=networks["max"],
            title="Посёлок MAX",
            address="max.ru/poselok",
            created_on=date(2026, 1, 5),
        )
    )
    desk.account_metrics.take(Taken(date(2026, 11, 25), {1: {"subscribers": 500}}))
    report = desk.reports.build("statistics", period=NOVEMBER)
    found = {row["account"]: row["posts"] for row in rows(report)}
    assert found["Посёлок MAX"] == 0
    begin, end = next(chart for chart in report.charts if chart.title == "Подписчики").series
    assert (begin.values, end.values) == ((None,), (500,))


def test_a_page_without_a_title_is_called_by_its_short_address(desk: Desk) -> None:
    (person,) = [desk.persons.add(Person(full_name="Иванова Анна"))]
    desk.accounts.change(replace(desk.accounts.get(1), title=""))
    desk.assignments.add(Assignment(person_id=person, role=Role.MANAGER, account_id=1))
    places = {row.place for row in desk.overview.duties(NOW.date())}
    assert "vk.com/pos" in places
