"""Which addresses may become live links: http and https with a host, and nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote

from smdesk.reports.writers.texts import clean

_LIVE = re.compile(
    r"""(?P<scheme>https?)://
        (?P<host>[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?)
        (?P<port>:\d{1,5})?
        (?P<rest>[/?#][^\s<>"'`{}|\\^\x00-\x20\x7f-\x9f]*)?""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 2000
"""Characters; spreadsheets and old browsers refuse longer addresses."""


def live_link(text: str) -> str | None:
    """The address as it is written, if it may be a link; None for a text that must stay a text.

    No user name before the host: it is how false addresses are dressed up.
    """
    return text if ascii_link(text) else None


def ascii_link(text: str) -> str | None:
    """A live link in letters that every program takes: the host as IDNA, the rest in per cent.

    None also for an address with signs that no file can hold, such as half a character.
    """
    found = _LIVE.fullmatch(text) if len(text) <= LONGEST and clean(text) == text else None
    if found is None or text.isascii():
        return found and text
    try:
        host = found["host"].encode("idna").decode("ascii")
    except UnicodeError:
        return None
    rest = quote(found["rest"] or "", safe="%/:=&?~#+!$,;@()*[]")
    return f"{found['scheme']}://{host}{found['port'] or ''}{rest}"
