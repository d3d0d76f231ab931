from __future__ import annotations

import pytest

from smdesk.models.vocabulary import ActKind
from smdesk.procedures.clauses import clause_order, is_clause, print_clause


@pytest.mark.parametrize(
    ("clause", "kind", "printed"),
    [
        ("1-5.3", ActKind.RESOLUTION, "разд. 1 п. 5.3"),
        ("2-1", ActKind.ORDER, "разд. 2 п. 1"),
        ("2.1", ActKind.RESOLUTION, "п. 2.1"),
        ("1.2.1", ActKind.RESOLUTION, "п. 1.2.1"),
        ("4.3а", ActKind.ORDER, "п. 4.3 «а»"),
        ("р3", ActKind.RESOLUTION, "п. 3 постановления"),
        ("р2.1", ActKind.ORDER, "п. 2.1 распоряжения"),
        ("р1", ActKind.DECREE, "п. 1 приказа"),
        ("прил", ActKind.RESOLUTION, "приложение к Порядку"),
        ("абзац второй", ActKind.ORDER, "абзац второй"),
    ],
)
def test_clauses_are_printed_as_people_write_them(clause: str, kind: ActKind, printed: str) -> None:
    assert print_clause(clause, kind) == printed


@pytest.mark.parametrize("kind", ActKind)
def test_every_kind_of_act_has_its_word(kind: ActKind) -> None:
    assert print_clause("р1", kind).startswith("п. 1 ")


def test_clauses_go_in_the_order_of_the_act() -> None:
    ordered = ["р2", "р2.1", "р10", "1", "2.1", "2.10", "4.3", "4.3а", "10", "1-2", "2-1", "прил"]
    assert sorted(set(ordered), key=clause_order) == ordered


@pytest.mark.parametrize("text", ["", "p3", "1-", "1..2", "раздел 1", "4.3a"])
def test_what_is_no_clause(text: str) -> None:
    assert not is_clause(text)
