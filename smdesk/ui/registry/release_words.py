"""Whether the site shows what is true now, in words for the header."""

from __future__ import annotations

from smdesk.desk import Desk
from smdesk.models.labels import plural
from smdesk.models.records import RegistryRelease

EXACT_UP_TO = 300
"""Accounts up to which the header compares row by row; beyond it looks into the journal."""


def release_words(desk: Desk) -> str:
    """When the registry was put on the site, and what has changed since."""
    release = desk.releases.latest()
    if release is None:
        return "на сайте ещё не опубликован"
    words = f"опубликован на сайте {release.released_at:%d.%m.%Y}"
    if desk.accounts.count() > EXACT_UP_TO:
        return f"{words}, после этого были изменения" if _changed(desk, release) else words
    from smdesk.reports.difference import difference, public_rows

    found = difference(release.rows, public_rows(desk.reports.build("registry-public")))
    if not found.count:
        return f"{words}, изменений нет"
    return f"{words}, после этого {plural(found.count, 'изменение', 'изменения', 'изменений')}"


def _changed(desk: Desk, release: RegistryRelease) -> bool:
    """Whether anything was changed after the release was recorded, whatever its date says."""
    newest = desk.history.next_undo()
    if newest is None:
        return False
    recorded = desk.history.of("registry_release", release.id)
    if recorded:
        return newest.id > recorded[0].change.id
    return newest.at > release.released_at
