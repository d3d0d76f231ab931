"""Our start: `python -m benchmarks.cold_start BASE`, until the registry's rows are painted."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from smdesk.app import build_window, make_application

gc.disable()  # as `smdesk.app.run` does until the window stands
application = make_application()

from smdesk.desk import Desk  # noqa: E402 - in the order of the program's own start
from smdesk.ui.frame.error_place import ErrorPlace  # noqa: E402

desk = Desk.open(Path(sys.argv[1]))
window = build_window(desk, ErrorPlace(lambda: None))
window.resize(1366, 768)
window.show()
application.processEvents()
page = window.pages.page()
if page is None or page.model.rowCount() == 0:  # type: ignore[attr-defined]
    raise SystemExit("no rows")
os._exit(0)
