"""python -m smdesk."""

from __future__ import annotations

from smdesk.cli import main

if __name__ == "__main__":
    main()
