# -*- coding: utf-8 -*-
"""Sets SMDesk up and starts it: `python3 start.py help` lists the commands.

This file keeps to a syntax that any Python reads, so that an old one gets a sentence and not a
SyntaxError. The work is in `bootstrap/`, which uses the standard library only.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Для SMDesk нужен Python 3.11 или новее, а запущен {}.{}. "
        "Установите новый Python и повторите команду.".format(*sys.version_info)
    )

from bootstrap.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
