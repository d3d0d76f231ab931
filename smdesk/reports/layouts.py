"""The ways in which a report can lie on paper and on a page for the site."""

from __future__ import annotations

from enum import StrEnum


class Layout(StrEnum):
    """`MONTH` is only for a report that has a grid; every other one is a list."""

    LIST = "list"
    MONTH = "month"
