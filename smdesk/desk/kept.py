"""The use cases of every kind of record, side by side."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from smdesk.desk.accounts import Accounts
from smdesk.desk.acts import Acts, Credentials, Exemptions, Networks, OfficeCases, Releases
from smdesk.desk.cases import Tools
from smdesk.desk.organizations import Organizations
from smdesk.desk.people import Assignments, Persons

if TYPE_CHECKING:
    from smdesk.desk.procedures import Procedures


class Kept:
    """What the office keeps, kind by kind."""

    def __init__(self, tools: Tools) -> None:
        self.organizations = Organizations(tools)
        self.accounts = Accounts(tools)
        self.persons = Persons(tools)
        self.assignments = Assignments(tools)
        self.acts = Acts(tools)
        self.exemptions = Exemptions(tools)
        self.networks = Networks(tools)
        self.releases = Releases(tools)
        self.credentials = Credentials(tools)
        self.office = OfficeCases(tools)
        self._tools = tools

    @cached_property
    def procedures(self) -> Procedures:
        """The act the office works under; its parts load when it is first asked for."""
        from smdesk.desk.procedures import Procedures

        return Procedures(self._tools, self.office)
