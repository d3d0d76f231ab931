"""What other pages open the plan with."""

from __future__ import annotations

from smdesk.models.plan import PlanFilter
from smdesk.models.plan_records import Event, Occasion
from smdesk.ui.plan.page import PlanPage
from tests.ui.plan.conftest import MONDAY, Office


def test_the_plan_of_one_page_is_opened_by_its_filter(page: PlanPage, office: Office) -> None:
    office.post("Ёлка", MONDAY)
    page.show_view("events")
    page.show_target(("account", office.vk))
    assert page.period.view == "month"
    assert page.filters.wanted() == PlanFilter(accounts=(office.vk,))
    assert "Страница: " in page.filters.bar.filters["account"].text()


def test_the_plan_of_an_organisation_is_opened_by_its_filter(
    page: PlanPage, office: Office
) -> None:
    body = office.desk.accounts.get(office.vk).organization_id
    page.show_target(("account", office.vk))
    page.show_target(("organization", body))
    assert page.filters.wanted() == PlanFilter(organization_id=body)


def test_an_event_is_told_before_the_memorable_day_it_falls_on(
    page: PlanPage, office: Office
) -> None:
    office.desk.events.add(Event(title="Открытие катка", starts_on=MONDAY))
    office.desk.occasions.add(Occasion(title="День катка", rule=f"{MONDAY:%m-%d}"))
    page.refresh()
    assert page.grid is not None
    assert page.grid.day(MONDAY).told == ("◆ Открытие катка", "День катка")
