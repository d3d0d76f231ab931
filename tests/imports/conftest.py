"""Tables, networks and a reader for the tests of imports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from smdesk.imports.known import KnownRegistry
from smdesk.imports.proposal import Proposal
from smdesk.imports.proposing import propose
from smdesk.imports.recognition import recognise
from smdesk.imports.table import RawTable, rows_of
from smdesk.models.progress import run_to_end
from smdesk.models.records import Network
from smdesk.procedures.networks import load_networks

TODAY = date(2026, 11, 23)
Lines = list[list[object]]
Proposing = Callable[..., Proposal]


@pytest.fixture(scope="session")
def networks() -> tuple[Network, ...]:
    loaded = load_networks()
    return tuple(replace(network, id=number) for number, (network, _) in enumerate(loaded, 1))


@pytest.fixture
def proposed(networks: tuple[Network, ...]) -> Proposing:
    """What lines with a heading would change."""

    def run(lines: Lines, known: KnownRegistry | None = None) -> Proposal:
        table = RawTable(rows_of(lines))
        found = known or KnownRegistry()
        return run_to_end(propose(table, recognise(table), found, networks, TODAY))

    return run
