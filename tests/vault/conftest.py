"""A vault over a keyring in memory, and a desk that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.models.records import Account, Organization
from smdesk.vault import Vault
from tests.vault.fakes import MemoryBackend, keys_over


@pytest.fixture
def backend() -> MemoryBackend:
    return MemoryBackend()


@pytest.fixture
def vault(backend: MemoryBackend) -> Iterator[Vault]:
    made = Vault(lambda: keys_over(backend))
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path, vault: Vault) -> Iterator[Desk]:
    folder = tmp_path / "office"
    folder.mkdir()
    opened = Desk.open(folder / "office.db", lambda: datetime(2026, 11, 23, 9, 0), vault)
    yield opened
    opened.close()


@pytest.fixture
def page(desk: Desk) -> int:
    """The id of an account."""
    return add_page(desk, "Клуб «Ёлка»")


def add_page(desk: Desk, title: str) -> int:
    """A planned page of an organisation of its own."""
    network = desk.networks.all()[0].id
    owner = desk.organizations.add(Organization(title=title))
    return desk.accounts.add(Account(organization_id=owner, network_id=network, title=title))
