"""The type that sheets are set in."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from smdesk.ui.printing.faces import Face, Type, make_faces


@pytest.fixture
def types(qapp: object) -> Mapping[Face, Type]:
    return make_faces()
