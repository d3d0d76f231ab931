"""Control: inspections with pictures, notices, help, the office's own calendar and weights.

Conventions are those of `m0001_spine`.
"""

from __future__ import annotations

from sqlite_utils import Database

_DATE = "CHECK ({0} IS NULL OR {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"


def _date(name: str, *, required: bool = False) -> str:
    return f"{name} TEXT {'NOT NULL ' if required else ''}{_DATE.format(name)}"


def _text(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_KINDS = (
    "'account_created', 'account_deleted', 'person_changed', 'information_requested',"
    " 'event_held', 'registry_changed', 'inspection_due', 'rotation_due', 'act_ends',"
    " 'assignment_ends', 'exemption_recheck'"
)

_STATEMENTS = (
    # NULL: nobody has said.
    "ALTER TABLE account ADD COLUMN email_is_work INTEGER CHECK (email_is_work IN (0, 1))",
    "ALTER TABLE account ADD COLUMN phone_is_work INTEGER CHECK (phone_is_work IN (0, 1))",
    "ALTER TABLE account ADD COLUMN two_factor INTEGER CHECK (two_factor IN (0, 1))",
    "ALTER TABLE office ADD COLUMN conduct_rules TEXT NOT NULL DEFAULT ''",
    f"ALTER TABLE office ADD COLUMN {_date('conduct_rules_on')}",
    f"""CREATE TABLE inspection ({_ID},
        account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
        {_date("inspected_on", required=True)}, {_text("inspector", "note")}
    ) STRICT""",
    f"""CREATE TABLE inspection_answer ({_ID},
        inspection_id INTEGER NOT NULL REFERENCES inspection(id) ON DELETE CASCADE,
        requirement TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not_applicable')),
        {_text("note")}, UNIQUE (inspection_id, requirement)
    ) STRICT""",
    f"""CREATE TABLE inspection_picture ({_ID},
        inspection_id INTEGER NOT NULL REFERENCES inspection(id) ON DELETE CASCADE,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64), {_text("name")},
        size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0)
    ) STRICT""",
    f"""CREATE TABLE help ({_ID}, {_date("given_on", required=True)},
        organization_id INTEGER REFERENCES organization(id) ON DELETE RESTRICT,
        {_text("to_whom", "what")},
        is_received INTEGER NOT NULL DEFAULT 0 CHECK (is_received IN (0, 1)), {_text("note")}
    ) STRICT""",
    f"""CREATE TABLE notice ({_ID}, kind TEXT NOT NULL CHECK (kind IN ({_KINDS})),
        {_date("event_on", required=True)}, {_text("recipient", "recipient_title", "clause")},
        organization_id INTEGER REFERENCES organization(id) ON DELETE RESTRICT,
        account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
        assignment_id INTEGER REFERENCES assignment(id) ON DELETE SET NULL,
        {_date("due_on")}, {_text("subject")}, {_date("prepared_on")}, {_date("sent_on")},
        {_text("number")}, sent_by TEXT CHECK (sent_by IN ('email', 'mail', 'system', 'hand')),
        {_text("file", "note")}
    ) STRICT""",
    f"""CREATE TABLE calendar_day ({_ID}, day TEXT NOT NULL UNIQUE {_DATE.format("day")},
        kind TEXT NOT NULL CHECK (kind IN ('day_off', 'working')), {_text("title")}
    ) STRICT""",
    f"""CREATE TABLE self_check_weight ({_ID}, code TEXT NOT NULL UNIQUE,
        points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 100)
    ) STRICT""",
    "CREATE INDEX inspection_account ON inspection(account_id, inspected_on)",
    "CREATE INDEX inspection_picture_inspection ON inspection_picture(inspection_id)",
    "CREATE INDEX help_organization ON help(organization_id)",
    "CREATE INDEX notice_organization ON notice(organization_id)",
    "CREATE INDEX notice_account ON notice(account_id)",
    "CREATE INDEX notice_assignment ON notice(assignment_id)",
)


def control(database: Database) -> None:
    """Add the tables and columns of control."""
    for statement in _STATEMENTS:
        database.execute(statement)
