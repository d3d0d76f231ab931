"""The desk: everything that the window and the command line can ask for, in one object."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from smdesk.desk.announcer import Announcer, Changes
from smdesk.desk.cases import Tools
from smdesk.desk.history import History
from smdesk.desk.kept import Kept
from smdesk.desk.registry import Registry
from smdesk.models.changes import Changed
from smdesk.models.progress import run_to_end
from smdesk.models.records import Network, NetworkPeriod, Office
from smdesk.storage.storage import Storage

if TYPE_CHECKING:
    from smdesk.desk.backups import Backups
    from smdesk.desk.beginning import Beginning
    from smdesk.desk.control import Control
    from smdesk.desk.importing import Importing
    from smdesk.desk.inspecting import Inspecting
    from smdesk.desk.letters import Letters
    from smdesk.desk.overview import Overview
    from smdesk.desk.planning.filling import Filling
    from smdesk.desk.planning.plan import Plan
    from smdesk.desk.planning.plan_importing import PlanImporting
    from smdesk.desk.planning.repetition import Repetition
    from smdesk.desk.reporting import Reporting
    from smdesk.desk.secrets import Secrets
    from smdesk.desk.spelling import Spelling
    from smdesk.desk.versions import Versions
    from smdesk.reports.report import Report
    from smdesk.vault import Vault


class Desk(Kept):
    """The open base and its use cases. Belongs to one thread."""

    def __init__(
        self, storage: Storage, now: Callable[[], datetime], vault: Vault | None = None
    ) -> None:
        self._storage = storage
        self._now = now
        self.announcer = Announcer()
        self.changes = Changes(storage, self.announcer)
        tools = Tools(storage, self.changes, self.today, self.now)
        self.tools = tools
        super().__init__(tools)
        self._vault = vault
        self.registry = Registry(storage)
        self.history = History(storage, self.changes, self.announcer, self)
        self.state = storage.state

    @classmethod
    def open(
        cls, path: Path, now: Callable[[], datetime] = datetime.now, vault: Vault | None = None
    ) -> Self:
        """Open or create the base; a new one gets the shipped networks. Raises `StorageError`.

        `vault` is the keyring of this machine unless another is given.
        """
        storage = Storage(path, now)
        try:
            if storage.repository(Network).count() == 0:
                _seed(storage)
            storage.renew_day()
        except BaseException:
            storage.close()
            raise
        return cls(storage, now, vault)

    # What the first window does not need is loaded when it is first asked for.

    @cached_property
    def backups(self) -> Backups:
        """Copies of the base."""
        from smdesk.desk.backups import Backups

        return Backups(self._storage, self._now)

    @cached_property
    def secrets(self) -> Secrets:
        """Logins and passwords in the keyring."""
        from smdesk.desk.secrets import Secrets
        from smdesk.vault import Vault

        return Secrets(self.tools, self.accounts, self.credentials, self._vault or Vault())

    @cached_property
    def beginning(self) -> Beginning:
        """The first steps of an office."""
        from smdesk.desk.beginning import Beginning

        return Beginning(self.changes, self)

    @cached_property
    def importing(self) -> Importing:
        """Tables that become a proposal and then one change."""
        from smdesk.desk.importing import Importing

        return Importing(self.tools)

    @cached_property
    def plan_importing(self) -> PlanImporting:
        """Content plans in tables that become a proposal and then one change."""
        from smdesk.desk.planning.plan_importing import PlanImporting

        return PlanImporting(self.tools, self.posts, self.placements)

    @cached_property
    def reports(self) -> Reporting:
        """Reports by name."""
        from smdesk.desk.reporting import Reporting

        return Reporting(self.tools, self, lambda: self.control)

    @cached_property
    def control(self) -> Control:
        """Findings and deadlines of the procedure."""
        from smdesk.desk.control import Control

        def build(name: str) -> Report:
            return run_to_end(self.reports.building(name))

        return Control(self.tools, self, self.calendar, build)

    @cached_property
    def inspecting(self) -> Inspecting:
        """What an inspection asks, and which page comes next."""
        from smdesk.desk.inspecting import Inspecting

        return Inspecting(self.tools, self)

    @cached_property
    def letters(self) -> Letters:
        """Letters of notices."""
        from smdesk.desk.letters import Letters

        return Letters(self.tools, self)

    @cached_property
    def plan(self) -> Plan:
        """The content plan as calendars and lists ask for it."""
        from smdesk.desk.planning.plan import Plan

        return Plan(self.tools, self)

    @cached_property
    def filling(self) -> Filling:
        """Weeks copied to others, and norms filled from the tray."""
        from smdesk.desk.planning.filling import Filling

        return Filling(self.tools, self)

    @cached_property
    def repetition(self) -> Repetition:
        """Posts that come again."""
        from smdesk.desk.planning.repetition import Repetition

        return Repetition(self.tools, self.posts, self.placements)

    @cached_property
    def spelling(self) -> Spelling:
        """The spelling of what is written."""
        from smdesk.desk.spelling import Spelling

        return Spelling(self._storage)

    @cached_property
    def versions(self) -> Versions:
        """The journal in words."""
        from smdesk.desk.versions import Versions

        return Versions(self, self._storage.log)

    @cached_property
    def overview(self) -> Overview:
        """Organisations and duties as tables show them."""
        from smdesk.desk.overview import Overview

        return Overview(self)

    @property
    def path(self) -> Path:
        """The file of the base."""
        return self._storage.path

    @property
    def storage(self) -> Storage:
        """For the parts of the desk itself: demo filling, jobs, doctor."""
        return self._storage

    def today(self) -> date:
        """Today."""
        return self._now().date()

    def now(self) -> datetime:
        """The moment, local time."""
        return self._now()

    def is_empty(self) -> bool:
        """Whether no organisation and no account has been entered: an assistant may help."""
        return self.organizations.count() == 0 and self.accounts.count() == 0

    def poll(self) -> bool:
        """Announce what another process or a new day has changed; call it now and then."""
        elsewhere = self._storage.changed_elsewhere()
        if self._storage.renew_day() or elsewhere:
            self._storage.changed_elsewhere()
            self.announcer.tell(Changed("", None))
            return True
        return False

    def close(self) -> None:
        """Close the base and end the thread of the keyring."""
        if "secrets" in self.__dict__:
            self.secrets.close()
        self._storage.close()


def _seed(storage: Storage) -> None:
    from smdesk.procedures.networks import load_networks  # only a new base needs them

    networks, periods = storage.repository(Network), storage.repository(NetworkPeriod)
    offices = storage.repository(Office)
    with storage.journal.unrecorded():
        if networks.count():
            return
        if offices.get(1) is None:
            offices.insert(Office(id=1))
        for network, statuses in load_networks():
            network_id = networks.insert(network)
            for period in statuses:
                periods.insert(
                    NetworkPeriod(
                        network_id=network_id,
                        status=period.status,
                        since=period.since,
                        basis=period.basis,
                    )
                )
