"""The registry as it stands today: a derived table that search, filters and sorting read.

`_registry` is renewed inside the transaction of every change, for the accounts it concerns, and
whole on a new day (status and responsible persons are dated). It is not the office's data: it can
be dropped and made again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from smdesk.models.folding import words_of
from smdesk.models.registry import NOBODY, RegistryFilter, RegistryRow
from smdesk.models.vocabulary import AccountStatus
from smdesk.storage.journal import Touched
from smdesk.storage.listing import Listing

SORTS = {
    "title": "title_key",
    "organization": "organization_key",
    "network": "network_key",
    "status": "CASE status WHEN 'active' THEN 0 WHEN 'planned' THEN 1"
    " WHEN 'suspended' THEN 2 ELSE 3 END",
    "responsible": "responsible = '', fold(responsible)",
    "address": "address",
    "subscribers": "subscribers",
    "created_on": "created_on",
}
"""What the registry can be sorted by → expression over `_registry`."""

_CURRENT = "(x.since IS NULL OR x.since <= :today) AND (x.until IS NULL OR x.until >= :today)"

_MANAGERS = f"""
SELECT x.organization_id, p.full_name FROM assignment x JOIN person p ON p.id = x.person_id
WHERE x.role = 'manager' AND x.organization_id IS NOT NULL AND {_CURRENT} ORDER BY p.full_name
"""

_PAGE_MANAGERS = f"""
SELECT a.organization_id, p.full_name, count(DISTINCT a.id)
FROM assignment x JOIN person p ON p.id = x.person_id JOIN account a ON a.id = x.account_id
WHERE x.role = 'manager' AND a.deleted_on IS NULL AND {_CURRENT} GROUP BY 1, p.id ORDER BY 2
"""

_RENEW = f"""
INSERT OR REPLACE INTO _registry
WITH chosen AS (SELECT * FROM account a WHERE {{where}}),
duty AS (
    SELECT a.id AS account_id, x.person_id, x.role, 0 AS rank
        FROM chosen a JOIN assignment x ON x.account_id = a.id WHERE {_CURRENT}
    UNION ALL
    SELECT a.id, x.person_id, x.role, 1
        FROM chosen a JOIN assignment x ON x.organization_id = a.organization_id WHERE {_CURRENT}
),
running AS (
    SELECT account_id, person_id, rank, min(rank) OVER (PARTITION BY account_id) AS nearest
    FROM duty WHERE role = 'manager'
),
runs AS (
    SELECT account_id, group_concat(full_name, ', ') AS names FROM (
        SELECT DISTINCT g.account_id, p.full_name FROM running g JOIN person p ON p.id = g.person_id
        WHERE g.rank = g.nearest ORDER BY p.full_name) GROUP BY account_id
),
known AS (
    SELECT account_id, ',' || group_concat(DISTINCT person_id) || ',' AS ids,
        group_concat(DISTINCT p.full_name) AS names
    FROM duty d JOIN person p ON p.id = d.person_id GROUP BY account_id
)
SELECT a.id, a.network_id, a.organization_id,
    coalesce((SELECT status FROM account_period s WHERE s.account_id = a.id AND s.since <= :today
        ORDER BY s.since DESC LIMIT 1), 'planned'),
    (SELECT since FROM account_period s WHERE s.account_id = a.id AND s.since <= :today
        ORDER BY s.since DESC LIMIT 1),
    coalesce(r.names, ''), coalesce(k.ids, ''),
    fold(concat_texts(a.title, a.address, a.page_id, a.work_email, a.work_phone, a.note,
        o.title, o.short_title, n.title, n.badge, k.names)),
    fold(a.title), fold(coalesce(nullif(o.short_title, ''), o.title)), fold(n.title),
    a.address, a.subscribers, a.created_on
FROM chosen a JOIN organization o ON o.id = a.organization_id JOIN network n ON n.id = a.network_id
LEFT JOIN runs r ON r.account_id = a.id LEFT JOIN known k ON k.account_id = a.id
"""

_ROWS = """
SELECT a.id, a.network_id, n.title, n.badge, n.colour, a.title, a.address, a.organization_id,
    coalesce(nullif(o.short_title, ''), o.title), r.status, r.status_since, r.responsible,
    a.page_id, a.work_email, a.work_phone, a.subscribers, a.created_on, a.deleted_on,
    a.gospublics_on, a.two_factor, a.gosmark, a.pos_widgets, a.is_public, a.note
FROM _registry r JOIN account a ON a.id = r.account_id
JOIN organization o ON o.id = a.organization_id JOIN network n ON n.id = a.network_id
WHERE r.account_id IN ({marks})
"""

# journalled table → the accounts that a touched row of it concerns
_CONCERNED = {
    "account": "SELECT value FROM json_each(:ids)",
    "account_period": "SELECT json_extract(coalesce(after, before), '$.account_id')"
    " FROM _change_row WHERE table_name = 'account_period'"
    " AND row_id IN (SELECT value FROM json_each(:ids))",
    "organization": "SELECT id FROM account"
    " WHERE organization_id IN (SELECT value FROM json_each(:ids))",
    "network": "SELECT id FROM account WHERE network_id IN (SELECT value FROM json_each(:ids))",
    "assignment": """SELECT json_extract(j.value, '$.account_id') FROM _change_row c,
            json_each(json_array(json(c.before), json(c.after))) j
        WHERE c.table_name = 'assignment' AND c.row_id IN (SELECT value FROM json_each(:ids))
        UNION SELECT a.id FROM _change_row c,
            json_each(json_array(json(c.before), json(c.after))) j
        JOIN account a ON a.organization_id = json_extract(j.value, '$.organization_id')
        WHERE c.table_name = 'assignment' AND c.row_id IN (SELECT value FROM json_each(:ids))""",
    "person": """SELECT account_id FROM assignment
            WHERE person_id IN (SELECT value FROM json_each(:ids)) AND account_id IS NOT NULL
        UNION SELECT a.id FROM assignment x JOIN account a ON a.organization_id = x.organization_id
            WHERE x.person_id IN (SELECT value FROM json_each(:ids))""",
}


def concat_texts(*texts: object) -> str:
    """One text to search in; the separator keeps words of two fields apart."""
    return " | ".join(str(text) for text in texts if text)


class RegistryView:
    """Reads and renews `_registry`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._renewals = 0
        self._aside: date | None = None
        self._listing = Listing(
            lambda wanted: self._asked("account_id, text", wanted),
            lambda: (connection.execute("PRAGMA data_version").fetchone(), self._renewals),
        )
        connection.create_function("concat_texts", -1, concat_texts, deterministic=True)

    # -- keeping ---------------------------------------------------------------------------------

    def renew(self, today: date, touched: Touched | None = None) -> None:
        """Make the rows that the touched records concern (None: all rows) what they are today."""
        self._renewals += 1
        if touched is None:
            self._connection.execute("DELETE FROM _registry")
            self._connection.execute(_RENEW.format(where="1"), {"today": today.isoformat()})
            self._stamp(today)
            return
        ids = self._concerned(touched)
        if ids:
            listed = _json_list(ids)
            self._connection.execute(
                "DELETE FROM _registry WHERE account_id IN (SELECT value FROM json_each(?))",
                (listed,),
            )
            self._connection.execute(
                _RENEW.format(where="a.id IN (SELECT value FROM json_each(:ids))"),
                {"today": today.isoformat(), "ids": listed},
            )

    def renew_aside(self, today: date) -> None:
        """The rows of today for a file that cannot be written: in memory, in front of its own."""
        self._aside = today
        self._renewals += 1
        self._connection.execute("DROP TABLE IF EXISTS temp._registry")
        self._connection.execute("CREATE TEMP TABLE _registry AS SELECT * FROM _registry WHERE 0")
        self._connection.execute(_RENEW.format(where="1"), {"today": today.isoformat()})

    def is_of(self, today: date) -> bool:
        """Whether the rows were made for this day."""
        if self._aside is not None:
            return self._aside == today
        row = self._connection.execute(
            "SELECT value FROM _state WHERE key = 'registry.day'"
        ).fetchone()
        return row is not None and row[0] == f'"{today.isoformat()}"'

    def _stamp(self, today: date) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO _state(key, value) VALUES ('registry.day', ?)",
            (f'"{today.isoformat()}"',),
        )

    def _concerned(self, touched: Touched) -> set[int]:
        found: set[int] = set()
        for table, statement in _CONCERNED.items():
            if table in touched:
                rows = self._connection.execute(statement, {"ids": _json_list(touched[table])})
                found.update(account_id for (account_id,) in rows if account_id is not None)
        return found

    # -- questions -------------------------------------------------------------------------------

    def ids(self, wanted: RegistryFilter) -> list[int]:
        """Ids of the accounts that match, in the order asked for.

        A change that is still open may be given up: what it has written is not kept for later.
        """
        words = words_of(wanted.text)
        if not self._connection.in_transaction:
            found = self._listing.find(wanted, words) if words else self._listing.all_kept(wanted)
            if found is not None:
                return found
        return [account_id for (account_id,) in self._asked("account_id", wanted)]

    def _asked(self, columns: str, wanted: RegistryFilter) -> list[Any]:
        conditions, values = _conditions(wanted)
        order = SORTS[wanted.sort].split(", ")
        if wanted.descending:
            order = [f"{part} DESC" for part in order]
        if wanted.sort != "title":
            order.append("title_key")
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        return self._connection.execute(
            f"SELECT {columns} FROM _registry {where} ORDER BY {', '.join(order)}, account_id",
            values,
        ).fetchall()

    def rows(self, ids: Sequence[int]) -> list[RegistryRow]:
        """The rows of these accounts, in the order of `ids`; those gone meanwhile are left out."""
        marks = ", ".join("?" * len(ids))
        found = {
            values[0]: _as_row(values)
            for values in self._connection.execute(_ROWS.format(marks=marks), list(ids))
        }
        return [found[account_id] for account_id in ids if account_id in found]

    def counts(self) -> dict[AccountStatus, int]:
        """How many accounts are in each status today."""
        rows = self._connection.execute("SELECT status, count(*) FROM _registry GROUP BY status")
        return {AccountStatus(status): number for status, number in rows}

    def organization_names(self) -> list[tuple[int, int | None, str]]:
        """Id, parent and name of every organisation: whole records take three times as long."""
        return self._connection.execute(
            "SELECT id, parent_id, coalesce(nullif(short_title, ''), title)"
            " FROM organization ORDER BY id"
        ).fetchall()

    def organizations_count(self) -> int:
        """How many organisations have a page that is not deleted."""
        row = self._connection.execute(
            "SELECT count(DISTINCT organization_id) FROM _registry WHERE status <> 'deleted'"
        ).fetchone()
        return int(row[0])

    def accounts_by_organization(self) -> dict[int, int]:
        """How many pages that are not deleted each organisation has of its own."""
        rows = self._connection.execute(
            "SELECT organization_id, count(*) FROM _registry WHERE status <> 'deleted'"
            " GROUP BY organization_id"
        )
        return dict(rows.fetchall())

    def managers_by_organization(self, today: date) -> dict[int, list[str]]:
        """Full names of those who run the pages of an organisation as a whole, in their order."""
        found: dict[int, list[str]] = {}
        for organization_id, name in self._connection.execute(_MANAGERS, {"today": str(today)}):
            found.setdefault(organization_id, []).append(name)
        return found

    def page_managers_by_organization(self, today: date) -> list[tuple[int, str, int]]:
        """Organisation, full name of one who runs single pages of it, and how many."""
        return self._connection.execute(_PAGE_MANAGERS, {"today": today.isoformat()}).fetchall()


def _conditions(wanted: RegistryFilter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for word in words_of(wanted.text):
        conditions.append("instr(text, ?) > 0")
        values.append(word)
    for column, chosen in (("network_id", wanted.networks), ("status", wanted.statuses)):
        if chosen:
            conditions.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values.extend(str(v) if isinstance(v, AccountStatus) else v for v in chosen)
    if wanted.organization_id is not None:
        conditions.append(
            "organization_id IN (WITH RECURSIVE below(id) AS (SELECT ? UNION"
            " SELECT o.id FROM organization o JOIN below b ON o.parent_id = b.id)"
            " SELECT id FROM below)"
        )
        values.append(wanted.organization_id)
    if wanted.person_id == NOBODY:
        conditions.append("responsible = ''")
    elif wanted.person_id is not None:
        conditions.append("instr(person_ids, ?) > 0")
        values.append(f",{wanted.person_id},")
    return conditions, values


def _as_row(values: Sequence[object]) -> RegistryRow:
    v = list(values)
    v[9] = AccountStatus(str(v[9]))
    for index in (10, 16, 17, 18):
        v[index] = date.fromisoformat(str(v[index])) if v[index] else None
    for index in (19, 20, 22):
        v[index] = None if v[index] is None else bool(v[index])
    return RegistryRow(*v)  # type: ignore[arg-type]


def _json_list(ids: Sequence[int] | set[int] | frozenset[int]) -> str:
    return "[" + ",".join(map(str, ids)) + "]"
