"""The five acts as their texts have them: what the files must say, row by row.

A row of DEMANDS: the clauses of one need, written `procedure clause[~][binds]`, where `~` is a
recommendation and the binding is `own` unless it is named, and the codes of the requirements
that stand for the need.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smdesk.models.vocabulary import ActKind, Binds, Force


@dataclass(frozen=True)
class Facts:
    kind: ActKind
    number: str
    signed_on: date
    networks: tuple[str, ...]
    systems: tuple[str, ...]
    norm: tuple[str, int, Force, Binds] | None


ACTS = {
    "tashtyp": Facts(
        ActKind.RESOLUTION,
        "150",
        date(2020, 3, 20),
        ("ok", "vk", "facebook", "instagram"),
        (),
        ("4", 1, Force.RECOMMENDED, Binds.OWN),
    ),
    "tomsk": Facts(
        ActKind.ORDER,
        "159-П",
        date(2020, 6, 1),
        ("ok", "vk", "facebook", "instagram"),
        (),
        None,
    ),
    "dzhankoy": Facts(
        ActKind.ORDER,
        "417-р",
        date(2024, 9, 12),
        ("ok", "vk", "telegram"),
        ("gospublics",),
        ("5", 5, Force.MANDATORY, Binds.OWN),
    ),
    "amurzet": Facts(
        ActKind.RESOLUTION,
        "98",
        date(2022, 11, 24),
        ("vk", "ok"),
        ("gospublics",),
        ("2-2", 2, Force.MANDATORY, Binds.SUB),
    ),
    "kuzbass": Facts(
        ActKind.RESOLUTION,
        "66",
        date(2020, 2, 14),
        ("ok", "vk", "twitter", "instagram"),
        (),
        ("2.2", 10, Force.RECOMMENDED, Binds.OWN),
    ),
}

DEMANDS = [
    # registry
    ("networks", "tashtyp 1, tomsk 1-1, dzhankoy 1, kuzbass 1.1, amurzet 1-1 sub"),
    (
        "accounts-kept",
        (
            "tashtyp р2, tomsk р2.1, dzhankoy 2.1, dzhankoy р3, amurzet р2 sub, amurzet 1-6.1 sub,"
            " kuzbass р2, kuzbass р3 sub"
        ),
    ),
    ("gospublics", "dzhankoy 10.3 sub"),
    (
        "registry-kept",
        (
            "tashtyp 2.1, tomsk 1-2.1, kuzbass 1.2.1, tashtyp 3 all, kuzbass р2 all,"
            " amurzet 1-5.1 sub, dzhankoy 3"
        ),
    ),
    (
        "registry-on-site",
        "tashtyp 3 all, tomsk 1-3, dzhankoy 3, kuzbass 1.3, amurzet 1-6.2 sub",
    ),
    ("exemptions", "amurzet 1-3 sub"),
    ("exempt-list", "amurzet прил sub"),
    ("account-notices", "kuzbass р3 sub"),
    ("analogous-acts", "tashtyp р3~ sub, kuzbass р3 sub, kuzbass р4~ sub"),
    ("act-published", "tomsk р5, dzhankoy р6, amurzet р4"),
    ("act-repeals", "dzhankoy р5"),
    ("act-in-force", "amurzet р5"),
    # page
    ("description", "tashtyp 6, dzhankoy 7, kuzbass 2.4, amurzet 2-4 sub"),
    ("design", "tashtyp 6, dzhankoy 7, kuzbass 2.4, amurzet 2-4 sub"),
    ("widgets", "tashtyp 6~, dzhankoy 7, amurzet 2-4~ sub, kuzbass 2.4~"),
    ("info-about", "dzhankoy 4.3а, amurzet 2-1.1 sub"),
    ("info-address", "dzhankoy 4.3а, amurzet 2-1.1 sub"),
    ("info-email", "dzhankoy 4.3а, amurzet 2-1.1 sub"),
    ("info-phones", "dzhankoy 4.3а, amurzet 2-1.1 sub"),
    ("info-site", "dzhankoy 4.3а, amurzet 2-1.1 sub"),
    ("info-geo", "amurzet 2-1.1 sub"),
    ("info-other", "dzhankoy 4.3б, amurzet 2-1.2 sub"),
    ("work-email", "dzhankoy 4.1 all"),
    ("work-phone", "dzhankoy 4.1 all"),
    ("comments-open", "dzhankoy 4.2"),
    ("messages-open", "dzhankoy 4.2"),
    ("gospublics", "dzhankoy 9 all, amurzet 1-5.4 sub, amurzet 1-6.5 sub"),
    ("gospublics-posted", "dzhankoy 9 all, amurzet 1-5.4 sub, amurzet 1-6.5 sub"),
    ("gosmark", "amurzet 1-2 sub"),
    ("pos-widgets", "amurzet 1-4 sub"),
    ("one-style", "dzhankoy 4 all"),
    ("policy", "tomsk 2-1, kuzbass 2.1"),
    # security
    (
        "protection",
        (
            "tashtyp 2.2, tomsk р2.2, kuzbass 1.2.2, dzhankoy 2.2, amurzet 1-5.2 sub,"
            " amurzet 1-6.3 sub"
        ),
    ),
    ("credentials", "dzhankoy 2.1, amurzet 1-5.2 sub, amurzet 1-6.3 sub"),
    ("two-factor", "dzhankoy 2.2, amurzet 1-5.2 sub, amurzet 1-6.3 sub"),
    ("no-third-parties", "dzhankoy 2.2"),
    # persons
    (
        "manager",
        "tashtyp р2, tomsk р3, dzhankoy р3, kuzbass р2, dzhankoy 10.2 all, amurzet 1-6 sub",
    ),
    ("organizer", "tomsk р2.1, amurzet р2, amurzet 1-5, dzhankoy 10.1 all"),
    ("gospublic-operator", "dzhankoy р2, dzhankoy 10.2 all, amurzet 1-6 sub"),
    ("controller", "tashtyp р4, tomsk р6, amurzet р3, kuzbass р5"),
    ("person-notices", "amurzet 1-5.3 sub, amurzet 1-6.4 sub"),
    ("personal-duty", "dzhankoy 11 all"),
    # content
    (
        "content-plan",
        "tashtyp 2.3, tomsk 1-2.2, dzhankoy 2.3, kuzbass 1.2.3, amurzet 1-6.1 sub",
    ),
    ("plan-coordination", "tashtyp 2.4"),
    ("event-information", "tomsk р4"),
    ("weekly-norm", "tashtyp 4~, dzhankoy 5, amurzet 2-2 sub, kuzbass 2.2~"),
    ("posts-counted", "tashtyp 4~, dzhankoy 5, amurzet 2-2 sub, kuzbass 2.2~"),
    ("formats", "tashtyp 5, tomsk 2-2, dzhankoy 6, amurzet 2-3 sub, kuzbass 2.3"),
    ("content-prepared", "amurzet 1-6.6 sub"),
    ("spoken-style", "tashtyp 7, dzhankoy 8, amurzet 2-5 sub, kuzbass 2.5"),
    ("no-press-release", "tashtyp 7~, dzhankoy 8~, amurzet 2-5~ sub, kuzbass 2.5~"),
    ("no-bureaucratese", "tashtyp 7~, amurzet 2-5~ sub, kuzbass 2.5~"),
    ("no-complicated", "amurzet 2-5~ sub"),
    # dialogue
    ("replies", "tashtyp 2.4, tomsk 1-2.3"),
    (
        "moderation",
        "tashtyp 8, tomsk 2-3, dzhankoy 9, amurzet 2-6 sub, amurzet 1-6.6 sub, kuzbass 2.6",
    ),
    ("unlawful-removed", "tashtyp 8, tomsk 2-3, dzhankoy 9, kuzbass 2.6"),
    ("spam-removed", "tashtyp 8, tomsk 2-3, dzhankoy 9, amurzet 2-6 sub, kuzbass 2.6"),
    ("offenders", "tashtyp 8~, dzhankoy 9, kuzbass 2.6~"),
    ("conduct-rules", "dzhankoy 9"),
    # coordination
    ("control", "amurzet р2 sub, amurzet 1-5.4 sub, kuzbass р2 sub"),
    ("help", "amurzet р2 sub, amurzet 1-5.1 sub, amurzet 1-7 sub, kuzbass р2 sub, dzhankoy 9 all"),
    ("assistance", "kuzbass р3 sub, kuzbass р4~ sub, dzhankoy р4"),
    ("information", "amurzet 1-5.3 sub, amurzet 1-6.4 sub, kuzbass р3 sub"),
]
