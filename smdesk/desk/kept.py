"""The use cases of every kind of record, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from smdesk.desk.accounts import Accounts
from smdesk.desk.acts import Acts, Credentials, Exemptions, Networks, OfficeCases, Releases
from smdesk.desk.cases import Cases, Tools
from smdesk.desk.organizations import Organizations
from smdesk.desk.people import Assignments, Persons

if TYPE_CHECKING:
    from smdesk.desk.calendar import Calendars
    from smdesk.desk.inspections import Inspections
    from smdesk.desk.notices import Helps, Notices, Weights
    from smdesk.desk.planning.approvals import Approvals
    from smdesk.desk.planning.events import Events
    from smdesk.desk.planning.metrics import AccountMetrics, PostMetrics
    from smdesk.desk.planning.norms import Norms
    from smdesk.desk.planning.occasions import Occasions
    from smdesk.desk.planning.placements import Placements
    from smdesk.desk.planning.posts import Posts
    from smdesk.desk.planning.templates import Templates
    from smdesk.desk.procedures import Procedures
    from smdesk.desk.style import Style


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

    def settling(self, table: str, record_id: int) -> Callable[[Mapping[str, object]], None]:
        """What to call with an earlier version of a record once it has been written back.

        It applies the rules of the record's kind and brings along what belongs to it.
        """
        if table == self.accounts.periods_table:
            return self.accounts.settle_period
        cases = self._of_table(table)
        if cases is None:
            return lambda _version: None
        before = cases.find(record_id)
        return lambda _version: cases.settle(before, cases.get(record_id))

    def _of_table(self, table: str) -> Cases[Any] | None:
        """The use cases of a table; kinds that nobody has asked for yet are made for it."""
        late = (name for name, each in vars(Kept).items() if isinstance(each, cached_property))
        kinds = (getattr(self, name) for name in (*vars(self), *late))
        return next((one for one in kinds if isinstance(one, Cases) and one.table == table), None)

    @cached_property
    def procedures(self) -> Procedures:
        """The act the office works under; its parts load when it is first asked for."""
        from smdesk.desk.procedures import Procedures

        return Procedures(self._tools, self.office)

    @cached_property
    def inspections(self) -> Inspections:
        """Dated looks at pages."""
        from smdesk.desk.files import Files
        from smdesk.desk.inspections import Inspections

        return Inspections(self._tools, Files(self._tools.storage.path))

    @cached_property
    def notices(self) -> Notices:
        """Letters that clauses want."""
        from smdesk.desk.notices import Notices

        return Notices(self._tools)

    @cached_property
    def helps(self) -> Helps:
        """Help and advice, given and received."""
        from smdesk.desk.notices import Helps

        return Helps(self._tools)

    @cached_property
    def weights(self) -> Weights:
        """Points of the self-check that the office has set."""
        from smdesk.desk.notices import Weights

        return Weights(self._tools)

    @cached_property
    def events(self) -> Events:
        """What there is to write about."""
        from smdesk.desk.planning.events import Events

        return Events(self._tools, self.procedures)

    @cached_property
    def approvals(self) -> Approvals:
        """Texts and plans that were put up for approval."""
        from smdesk.desk.planning.approvals import Approvals

        return Approvals(self._tools, self.posts)

    @cached_property
    def occasions(self) -> Occasions:
        """Holidays, memorable and professional days."""
        from smdesk.desk.planning.occasions import Occasions

        return Occasions(self._tools, self.calendar)

    @cached_property
    def posts(self) -> Posts:
        """What is written, and where it goes."""
        from smdesk.desk.files import Files
        from smdesk.desk.planning.posts import Posts

        return Posts(self._tools, Files(self._tools.storage.path))

    @cached_property
    def post_metrics(self) -> PostMetrics:
        """Numbers of posts."""
        from smdesk.desk.planning.metrics import PostMetrics

        return PostMetrics(self._tools)

    @cached_property
    def account_metrics(self) -> AccountMetrics:
        """Numbers of pages."""
        from smdesk.desk.planning.metrics import AccountMetrics

        return AccountMetrics(self._tools)

    @cached_property
    def placements(self) -> Placements:
        """Posts on accounts."""
        from smdesk.desk.planning.placements import Placements

        return Placements(self._tools)

    @cached_property
    def templates(self) -> Templates:
        """Texts to begin with, signatures, sets of hashtags."""
        from smdesk.desk.planning.templates import Templates

        return Templates(self._tools)

    @cached_property
    def norms(self) -> Norms:
        """Own norms of pages, and weeks against what is owed."""
        from smdesk.desk.planning.norms import Norms

        return Norms(self._tools, self.procedures)

    @cached_property
    def style(self) -> Style:
        """The style hint: its words, and who judges by them."""
        from smdesk.desk.style import Style

        return Style(self._tools)

    @cached_property
    def calendar(self) -> Calendars:
        """The production calendar."""
        from smdesk.desk.calendar import Calendars

        return Calendars(self._tools)
