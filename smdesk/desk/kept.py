"""The use cases of every kind of record, side by side."""

from __future__ import annotations

from smdesk.desk.accounts import Accounts
from smdesk.desk.acts import Acts, Credentials, Exemptions, Networks, OfficeCases, Releases
from smdesk.desk.cases import Tools
from smdesk.desk.organizations import Organizations
from smdesk.desk.people import Assignments, Persons
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
        self.procedures = Procedures(tools, self.office)
