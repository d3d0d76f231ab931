"""Where a duty holds: an organisation as a whole, or one of its pages."""

from __future__ import annotations

from typing import Any

from smdesk.desk import Desk
from smdesk.models.records import Assignment
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.search_field import SearchChoiceField


def organization_options(desk: Desk) -> list[Option]:
    """The tree of organisations as choices."""
    return [
        Option(b.organization.id, b.organization.name, b.depth) for b in desk.organizations.tree()
    ]


class PlaceFields:
    """The fields `organization_id` and `account_id` of a form: the pages follow the organisation.

    Call `follow` after values were put into the form.
    """

    def __init__(self, form: Form, desk: Desk) -> None:
        self._desk = desk
        self._places = SearchChoiceField(organization_options(desk))
        self._pages = SearchChoiceField([Option(None, "Вся организация")])
        form.add("organization_id", "Организация", self._places, required=True)
        form.add("account_id", "Только для страницы", self._pages)
        self._places.edited.connect(self.follow)

    def follow(self) -> None:
        """Offer the pages of the chosen organisation; a page of another is chosen no more."""
        organization_id = self._places.value()
        pages = self._desk.accounts.of_organization(organization_id) if organization_id else []
        networks = {network.id: network.title for network in self._desk.networks.all()}
        named = [
            Option(page.id, f"{self._desk.accounts.name(page)} ({networks[page.network_id]})")
            for page in pages
        ]
        self._pages.set_options([Option(None, "Вся организация"), *named])


def show_place(desk: Desk, duty: Assignment) -> dict[str, Any]:
    """The values of the fields for a duty: the page's organisation stands above the page."""
    account = desk.accounts.find(duty.account_id)
    organization_id = account.organization_id if account else duty.organization_id
    return {"organization_id": organization_id, "account_id": duty.account_id}


def place_of(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record out of those of the form: it names a page or else an organisation."""
    account_id = values["account_id"]
    organization_id = None if account_id else values["organization_id"]
    return {"organization_id": organization_id, "account_id": account_id}
