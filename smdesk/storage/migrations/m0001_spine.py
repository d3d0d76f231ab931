"""The first schema: organisations, networks, accounts, people, acts, releases, journal.

Dates are TEXT `YYYY-MM-DD`, moments TEXT `YYYY-MM-DD HH:MM:SS` in local time, flags INTEGER 0/1,
lists TEXT in JSON. No REAL and no BLOB in the office's tables: the journal keeps rows as JSON.
"""

from __future__ import annotations

from sqlite_utils import Database

_DATE = "CHECK ({0} IS NULL OR {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"


def _date(name: str, *, required: bool = False) -> str:
    return f"{name} TEXT {'NOT NULL ' if required else ''}{_DATE.format(name)}"


def _flag(name: str, default: int = 0) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT {default} CHECK ({name} IN (0, 1))"


def _text(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


def _code(name: str, *codes: str) -> str:
    listed = ", ".join(f"'{code}'" for code in codes)
    return f"{name} TEXT NOT NULL CHECK ({name} IN ({listed}))"


_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"

_TABLES = (
    f"""CREATE TABLE organization ({_ID},
        parent_id INTEGER REFERENCES organization(id) ON DELETE RESTRICT,
        {_code("kind", "body", "unit", "settlement", "subordinate")},
        {_text("title", "short_title", "ogrn", "postal_address", "site", "phone", "email", "note")}
    ) STRICT""",
    f"""CREATE TABLE network ({_ID}, code TEXT NOT NULL UNIQUE,
        {_text("title", "badge", "colour")}, hosts TEXT NOT NULL DEFAULT '[]',
        {_text("path", "canonical", "marker", "footnote")},
        post_limit INTEGER, media_post_limit INTEGER
    ) STRICT""",
    f"""CREATE TABLE network_period ({_ID},
        network_id INTEGER NOT NULL REFERENCES network(id) ON DELETE CASCADE,
        {_code("status", "mandatory", "optional", "restricted", "banned")},
        {_date("since", required=True)}, {_text("basis")}, UNIQUE (network_id, since)
    ) STRICT""",
    f"""CREATE TABLE account ({_ID},
        organization_id INTEGER NOT NULL REFERENCES organization(id) ON DELETE RESTRICT,
        network_id INTEGER NOT NULL REFERENCES network(id) ON DELETE RESTRICT,
        {_text("title", "address", "page_id", "work_email", "work_phone")},
        {_date("created_on")}, {_date("deleted_on")}, subscribers INTEGER CHECK (subscribers >= 0),
        {_date("gospublics_on")}, {_flag("gosmark")},
        pos_widgets INTEGER NOT NULL DEFAULT 0 CHECK (pos_widgets BETWEEN 0 AND 2),
        {_flag("is_public", 1)}, {_text("note")}
    ) STRICT""",
    f"""CREATE TABLE account_period ({_ID},
        account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
        {_code("status", "planned", "active", "suspended", "deleted")},
        {_date("since", required=True)}, UNIQUE (account_id, since)
    ) STRICT""",
    f"""CREATE TABLE person ({_ID},
        organization_id INTEGER REFERENCES organization(id) ON DELETE RESTRICT,
        {_text("full_name", "post", "unit", "work_phone", "work_email", "note")}
    ) STRICT""",
    f"""CREATE TABLE legal_act ({_ID},
        organization_id INTEGER REFERENCES organization(id) ON DELETE RESTRICT,
        {_code("relation", "own", "analogous", "exemption", "appointment")},
        {_code("kind", "resolution", "order", "decree", "decision", "letter", "other")},
        {_text("number")}, {_date("signed_on")}, {_text("title")},
        {_date("in_force_from")}, {_date("in_force_until")},
        {_text("published", "repeals", "file", "note")}
    ) STRICT""",
    f"""CREATE TABLE assignment ({_ID},
        person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
        {_code("role", "organizer", "manager", "gospublic_operator", "moderator", "controller")},
        organization_id INTEGER REFERENCES organization(id) ON DELETE RESTRICT,
        account_id INTEGER REFERENCES account(id) ON DELETE CASCADE,
        {_date("since")}, {_date("until")},
        act_id INTEGER REFERENCES legal_act(id) ON DELETE SET NULL, {_text("note")},
        CHECK ((organization_id IS NULL) <> (account_id IS NULL))
    ) STRICT""",
    f"""CREATE TABLE exemption ({_ID},
        organization_id INTEGER NOT NULL REFERENCES organization(id) ON DELETE CASCADE,
        act_id INTEGER REFERENCES legal_act(id) ON DELETE SET NULL, {_text("basis")},
        {_date("since")}, {_date("until")}, {_date("recheck_on")}, {_text("note")}
    ) STRICT""",
    f"""CREATE TABLE registry_release ({_ID}, released_at TEXT NOT NULL,
        {_text("place")}, rows TEXT NOT NULL DEFAULT '[]', {_text("note")}
    ) STRICT""",
    f"""CREATE TABLE credential ({_ID},
        account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
        {_code("kind", "login", "password", "recovery_codes")}, entry TEXT NOT NULL UNIQUE,
        holder_id INTEGER REFERENCES person(id) ON DELETE SET NULL, {_date("changed_on")},
        UNIQUE (account_id, kind)
    ) STRICT""",
    f"""CREATE TABLE procedure_copy ({_ID}, code TEXT NOT NULL UNIQUE,
        {_text("base", "title", "text")}
    ) STRICT""",
    f"""CREATE TABLE office ({_ID},
        organization_id INTEGER REFERENCES organization(id) ON DELETE RESTRICT,
        {_text("procedure", "place")}, {_flag("approve")},
        {_text("approver_post", "approver_name", "signer_post", "signer_name")},
        {_text("executor_name", "executor_phone")}, {_flag("public_persons")}, {_text("site_page")},
        CHECK (id = 1)
    ) STRICT""",
    # Not the office's data: machine state, journal, the registry as shown today.
    "CREATE TABLE _state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE _change (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL,
        at TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'done'
            CHECK (state IN ('done', 'undone', 'dropped')),
        irreversible TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE _change_row (seq INTEGER PRIMARY KEY AUTOINCREMENT,
        change_id INTEGER NOT NULL REFERENCES _change(id) ON DELETE CASCADE,
        table_name TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT
    ) STRICT""",
    # One row while a transaction of ours writes; change_id NULL while filling without a journal.
    """CREATE TABLE _change_open (only INTEGER PRIMARY KEY CHECK (only = 1), change_id INTEGER
    ) STRICT""",
    """CREATE TABLE _registry (account_id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL,
        organization_id INTEGER NOT NULL, status TEXT NOT NULL, status_since TEXT,
        responsible TEXT NOT NULL, person_ids TEXT NOT NULL, text TEXT NOT NULL,
        title_key TEXT NOT NULL, organization_key TEXT NOT NULL, network_key TEXT NOT NULL,
        address TEXT NOT NULL, subscribers INTEGER, created_on TEXT
    ) STRICT""",
)

_INDEXES = (
    "CREATE UNIQUE INDEX account_address ON account(address) WHERE address <> ''",
    "CREATE INDEX account_organization ON account(organization_id)",
    "CREATE INDEX account_network ON account(network_id)",
    "CREATE INDEX organization_parent ON organization(parent_id)",
    "CREATE INDEX person_organization ON person(organization_id)",
    "CREATE INDEX assignment_person ON assignment(person_id)",
    "CREATE INDEX assignment_organization ON assignment(organization_id)",
    "CREATE INDEX assignment_account ON assignment(account_id)",
    "CREATE INDEX assignment_act ON assignment(act_id)",
    "CREATE INDEX legal_act_organization ON legal_act(organization_id)",
    "CREATE INDEX exemption_organization ON exemption(organization_id)",
    "CREATE INDEX exemption_act ON exemption(act_id)",
    "CREATE INDEX credential_holder ON credential(holder_id)",
    "CREATE INDEX _change_row_change ON _change_row(change_id)",
    "CREATE INDEX _change_row_record ON _change_row(table_name, row_id)",
)


def spine(database: Database) -> None:
    """Create the first tables and indexes."""
    for statement in (*_TABLES, *_INDEXES):
        database.execute(statement)
