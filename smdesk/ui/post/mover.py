"""Who it is that moves a post: the specialist of this desk."""

from __future__ import annotations

from smdesk.desk import Desk
from smdesk.desk.planning.stages import Mover


def mover(desk: Desk, remark: str = "") -> Mover:
    """The executor named in the settings of the office; nobody where none is named."""
    return Mover(desk.office.get().executor_name, remark)
