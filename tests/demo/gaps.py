"""What each example office gives to find: `[[gap]]` of `resources/demo/*.toml`, as ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from smdesk.desk import Desk
from smdesk.desk.demo.office import read_office


@dataclass(frozen=True)
class Gap:
    """One thing worth finding in an example."""

    kind: str
    table: str
    """`account` or `organization`."""
    id: int
    finds: frozenset[tuple[str, str, int]] = frozenset()
    """What the procedure says of it: requirement, table and id of the subject."""


def gaps_of(desk: Desk, procedure: str) -> frozenset[Gap]:
    """The gaps of an example that was filled into this desk."""
    return frozenset(_resolved(desk, read_office(procedure)))


def _resolved(desk: Desk, data: Mapping[str, Any]) -> Iterator[Gap]:
    ids = {o.title: o.id for o in desk.organizations.all()}
    organizations = {each["key"]: ids[each["title"]] for each in data["organization"]}
    codes = {network.id: network.code for network in desk.networks.all()}
    places = {(a.organization_id, codes[a.network_id]): a.id for a in desk.accounts.all()}
    accounts = {
        each["key"]: places[organizations[each["organization"]], each["network"]]
        for each in data["account"]
    }
    known = {"account": accounts, "organization": organizations}
    for each in data["gap"]:
        [table] = known.keys() & each.keys()
        row_id = known[table][each[table]]
        finds = (code.partition("@") for code in each.get("finds", ()))
        yield Gap(
            each["kind"],
            table,
            row_id,
            frozenset(
                (code, "organization" if at else table, organizations[at] if at else row_id)
                for code, _, at in finds
            ),
        )
