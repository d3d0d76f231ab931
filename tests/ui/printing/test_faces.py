from __future__ import annotations

import pytest

from smdesk.ui.printing.faces import NoCyrillicFont, choose_family


def test_the_preferred_family_comes_first() -> None:
    offered = ["Arial", "Liberation Serif", "PT Astra Serif", "Times New Roman"]

    assert choose_family(offered) == "Times New Roman"
    assert choose_family(offered[:3]) == "PT Astra Serif"


def test_a_foundry_does_not_hide_a_family() -> None:
    assert choose_family(["Times New Roman [Monotype]"]) == "Times New Roman [Monotype]"


def test_another_serif_comes_before_a_sans() -> None:
    assert choose_family(["DejaVu Sans", "DejaVu Serif"]) == "DejaVu Serif"
    assert choose_family(["PT Sans Serif Caption", "Georgia"]) == "Georgia"


def test_any_family_is_better_than_none() -> None:
    assert choose_family(["DejaVu Sans"]) == "DejaVu Sans"


def test_without_a_family_the_refusal_says_what_to_do() -> None:
    with pytest.raises(NoCyrillicFont) as refused:
        choose_family([])

    assert "шрифт" in refused.value.todo
