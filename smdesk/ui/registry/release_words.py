"""Whether the site shows what is true now, in words for the header."""

from __future__ import annotations

from smdesk.desk import Desk
from smdesk.models.labels import plural

EXACT_UP_TO = 1_000
"""Accounts up to which the header compares row by row; beyond it looks into the journal."""


def release_words(desk: Desk) -> str:
    """When the registry was put on the site, and what has changed since."""
    release = desk.releases.latest()
    if release is None:
        return "на сайте ещё не опубликован"
    words = f"опубликован на сайте {release.released_at:%d.%m.%Y}"
    if desk.accounts.count() > EXACT_UP_TO:
        newest = desk.history.log(limit=1)
        later = bool(newest) and newest[0].at > release.released_at
        return f"{words}, после этого были изменения" if later else words
    from smdesk.reports.difference import difference, public_rows

    found = difference(release.rows, public_rows(desk.reports.build("registry-public")))
    if not found.count:
        return f"{words}, изменений нет"
    return f"{words}, после этого {plural(found.count, 'изменение', 'изменения', 'изменений')}"
