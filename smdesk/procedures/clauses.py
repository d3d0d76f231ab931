"""Numbers of clauses: the id for data, the printed form for people, the order of the act.

An id follows the annex's numbering: `2.1`, `1.2.1`; `1-5.3` is point 5.3 of section 1; `4.3а` is
item «а» of point 4.3; `р3` (a Cyrillic letter) is point 3 of the act's own body; `прил` is the
list annexed to the Порядок.
"""

from __future__ import annotations

import re

from smdesk.models.vocabulary import ActKind

BODY = "р"
ANNEX = "прил"

_CLAUSE = re.compile(r"(?P<body>р)?(?:(?P<section>\d+)-)?(?P<point>\d+(?:\.\d+)*)(?P<item>[а-яё])?")
_GENITIVE = {
    ActKind.RESOLUTION: "постановления",
    ActKind.ORDER: "распоряжения",
    ActKind.DECREE: "приказа",
    ActKind.DECISION: "решения",
    ActKind.LETTER: "письма",
    ActKind.OTHER: "документа",
}


def is_clause(clause: str) -> bool:
    """Whether the text is a clause id."""
    return clause == ANNEX or _CLAUSE.fullmatch(clause) is not None


def print_clause(clause: str, kind: ActKind = ActKind.OTHER) -> str:
    """The clause as people write it: «разд. 1 п. 5.3», «п. 3 постановления», «п. 4.3 «а»».

    `kind` is the kind of the act, for clauses of its own body. A text that is no id is returned
    as it stands, so that a reference in an unusual form is still shown.
    """
    if clause == ANNEX:
        return "приложение к Порядку"
    match = _CLAUSE.fullmatch(clause)
    if match is None:
        return clause
    section = f"разд. {match['section']} " if match["section"] else ""
    item = f" «{match['item']}»" if match["item"] else ""
    body = f" {_GENITIVE[kind]}" if match["body"] else ""
    return f"{section}п. {match['point']}{item}{body}"


def clause_order(clause: str) -> tuple[int, tuple[int, ...], str]:
    """A sort key in the order of the act: its body, the annex by sections and points, the list."""
    match = _CLAUSE.fullmatch(clause)
    if match is None:
        return 2, (), clause
    numbers = [int(match["section"] or 0), *map(int, match["point"].split("."))]
    return (0 if match["body"] else 1), tuple(numbers), match["item"] or ""
