"""What other pages open the plan with."""

from __future__ import annotations

from smdesk.models.plan import PlanFilter
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
