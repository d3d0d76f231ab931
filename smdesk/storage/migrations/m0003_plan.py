"""The content plan: events, posts, placements, approvals, numbers, templates, style.

Conventions are those of `m0001_spine`; times of an event are TEXT `HH:MM`. A placement stands in
the calendar where it was published, and before that where it is planned: the virtual column `at`.
"""

from __future__ import annotations

from sqlite_utils import Database

_DATE = "CHECK ({0} IS NULL OR {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"
_MOMENT = "CHECK ({0} IS NULL OR {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9]*')"


def _date(name: str, *, required: bool = False) -> str:
    return f"{name} TEXT {'NOT NULL ' if required else ''}{_DATE.format(name)}"


def _moment(name: str, *, required: bool = False) -> str:
    return f"{name} TEXT {'NOT NULL ' if required else ''}{_MOMENT.format(name)}"


def _flag(name: str, default: int = 0) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT {default} CHECK ({name} IN (0, 1))"


def _text(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


def _code(name: str, *codes: str, required: bool = True) -> str:
    listed = ", ".join(f"'{code}'" for code in codes)
    return f"{name} TEXT {'NOT NULL ' if required else ''}CHECK ({name} IN ({listed}))"


def _count(*names: str) -> str:
    return ", ".join(f"{name} INTEGER CHECK ({name} >= 0)" for name in names)


def _refers(name: str, table: str, gone: str = "SET NULL", *, required: bool = False) -> str:
    return (
        f"{name} INTEGER {'NOT NULL ' if required else ''}REFERENCES {table}(id) ON DELETE {gone}"
    )


_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_STAGES = (
    "idea",
    "draft",
    "on_approval",
    "changes_asked",
    "approved",
    "scheduled",
    "published",
    "cancelled",
)
_OF_POSTS = tuple(stage for stage in _STAGES if stage not in {"scheduled", "published"})
_DECISIONS = ("approved", "changes_asked")
_FORMATS = (
    "text",
    "photo",
    "infographic",
    "card",
    "animation",
    "video",
    "stream",
    "poll",
    "contest",
    "campaign",
    "other",
)
_HINTS = (
    "bureaucratese",
    "press_release",
    "split_predicate",
    "passive_chain",
    "genitive_chain",
    "long_sentence",
    "capitals",
    "no_contact",
    "no_action",
)

_STATEMENTS = (
    f"ALTER TABLE office ADD COLUMN {_flag('posts_need_approval')}",
    f"""CREATE TABLE event ({_ID}, {_text("title")},
        {_code("whose", "head", "deputy", "administration", "unit", "subordinate", "other")},
        {_refers("organization_id", "organization", "RESTRICT")},
        {_date("starts_on", required=True)}, {_text("starts_at")}, {_date("ends_on")},
        {_text("place")}, {_refers("responsible_id", "person")}, {_text("responsible")},
        {_flag("is_significant")}, {_date("information_due_on")},
        {_date("information_received_on")}, {_text("information")},
        {_text("repeat")}, {_date("repeat_until")},
        {_refers("series_id", "event", "CASCADE")}, {_date("series_on")},
        {_flag("is_cancelled")}, {_text("note")}, UNIQUE (series_id, series_on)
    ) STRICT""",
    f"""CREATE TABLE occasion ({_ID}, {_text("code", "title")},
        {_code("kind", "holiday", "memorable", "professional", "local")},
        {_text("rule")}, {_flag("is_hidden")}
    ) STRICT""",
    f"""CREATE TABLE post ({_ID}, {_text("topic", "text")}, {_code("format", *_FORMATS)},
        {_text("rubric")}, {_refers("author_id", "person")}, {_refers("event_id", "event")},
        labels TEXT NOT NULL DEFAULT '[]', {_code("stage", *_OF_POSTS)},
        {_flag("is_counted", 1)}, {_text("note")}
    ) STRICT""",
    f"""CREATE TABLE placement ({_ID},
        {_refers("post_id", "post", "CASCADE", required=True)},
        {_refers("account_id", "account", "RESTRICT", required=True)},
        {_moment("planned_at")}, {_moment("published_at")}, {_text("address", "text")},
        {_code("stage", "scheduled", "published", "cancelled", required=False)},
        at TEXT GENERATED ALWAYS AS (coalesce(published_at, planned_at)) VIRTUAL,
        CHECK ((published_at IS NOT NULL) = (stage IS NOT NULL AND stage = 'published'))
    ) STRICT""",
    f"""CREATE TABLE post_file ({_ID}, {_refers("post_id", "post", "CASCADE", required=True)},
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64), {_text("name")},
        size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0)
    ) STRICT""",
    f"""CREATE TABLE stage_move ({_ID}, {_refers("post_id", "post", "CASCADE", required=True)},
        {_refers("placement_id", "placement", "CASCADE")},
        {_code("before", *_STAGES)}, {_code("after", *_STAGES)},
        {_moment("moved_at", required=True)}, {_text("moved_by", "remark")}
    ) STRICT""",
    f"""CREATE TABLE approval ({_ID}, {_refers("post_id", "post", "CASCADE")},
        {_date("since")}, {_date("until")}, {_moment("asked_at", required=True)},
        {_text("asked_by")}, content TEXT NOT NULL DEFAULT '{{}}',
        {_code("outcome", *_DECISIONS, required=False)}, {_moment("closed_at")},
        {_flag("is_withdrawn")}, CHECK ((post_id IS NULL) = (since IS NOT NULL)),
        CHECK ((since IS NULL) = (until IS NULL))
    ) STRICT""",
    f"""CREATE TABLE approval_voice ({_ID},
        {_refers("approval_id", "approval", "CASCADE", required=True)},
        {_refers("person_id", "person")}, {_text("name")},
        {_code("decision", *_DECISIONS, required=False)}, {_moment("decided_at")},
        {_text("remark")}
    ) STRICT""",
    f"""CREATE TABLE norm_override ({_ID},
        {_refers("account_id", "account", "CASCADE", required=True)},
        number INTEGER NOT NULL CHECK (number >= 0), {_date("since", required=True)},
        {_date("until")}, {_text("reason")}
    ) STRICT""",
    f"""CREATE TABLE post_template ({_ID}, {_code("kind", "post", "signature", "hashtags")},
        {_text("title", "text")}, {_code("format", *_FORMATS)}, {_text("rubric")},
        labels TEXT NOT NULL DEFAULT '[]'
    ) STRICT""",
    f"""CREATE TABLE placement_metric ({_ID},
        {_refers("placement_id", "placement", "CASCADE", required=True)},
        {_date("taken_on", required=True)},
        {_count("views", "reach", "likes", "comments", "reposts")}, UNIQUE (placement_id, taken_on)
    ) STRICT""",
    f"""CREATE TABLE account_metric ({_ID},
        {_refers("account_id", "account", "CASCADE", required=True)},
        {_date("taken_on", required=True)}, {_count("subscribers", "reach")},
        UNIQUE (account_id, taken_on)
    ) STRICT""",
    f"""CREATE TABLE style_rule ({_ID}, {_code("kind", *_HINTS)}, {_text("words", "advice")},
        {_flag("is_off")}
    ) STRICT""",
    "CREATE INDEX event_starts ON event(starts_on)",
    "CREATE INDEX event_organization ON event(organization_id)",
    "CREATE INDEX event_responsible ON event(responsible_id)",
    "CREATE INDEX post_author ON post(author_id)",
    "CREATE INDEX post_event ON post(event_id)",
    "CREATE INDEX post_rubric ON post(rubric)",
    # Ideas without a day and what is on approval are few; so are the posts that do not count.
    "CREATE INDEX post_open ON post(stage) WHERE stage <> 'approved'",
    "CREATE INDEX post_uncounted ON post(id) WHERE is_counted = 0",
    # Days and weeks are counted from these two alone.
    "CREATE INDEX placement_at ON placement(at, account_id, stage)",
    """CREATE INDEX placement_published ON placement(published_at, account_id, post_id)
        WHERE published_at IS NOT NULL""",
    "CREATE INDEX placement_post ON placement(post_id)",
    "CREATE INDEX placement_account ON placement(account_id, at)",
    "CREATE INDEX post_file_post ON post_file(post_id)",
    "CREATE INDEX stage_move_post ON stage_move(post_id)",
    "CREATE INDEX stage_move_placement ON stage_move(placement_id)",
    "CREATE INDEX approval_post ON approval(post_id)",
    "CREATE INDEX approval_plan ON approval(since) WHERE since IS NOT NULL",
    "CREATE INDEX approval_voice_approval ON approval_voice(approval_id)",
    "CREATE INDEX approval_voice_person ON approval_voice(person_id)",
    "CREATE INDEX norm_override_account ON norm_override(account_id)",
)


def plan(database: Database) -> None:
    """Add the tables of the content plan."""
    for statement in _STATEMENTS:
        database.execute(statement)
