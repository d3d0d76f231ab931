"""No file that the program writes holds a stored secret."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import datetime
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.models.progress import run_to_end
from smdesk.models.vocabulary import CredentialKind
from smdesk.reports.catalogue import REPORTS
from smdesk.reports.writers import formats_of, write
from smdesk.ui.printing.pdf import write_pdf
from smdesk.vault import Vault, VaultRefused
from tests.vault.canary import find_secret
from tests.vault.conftest import add_page
from tests.vault.fakes import MemoryBackend, RaisingBackend, keys_over

CANARIES = ("canary-9d07b1c4", "Кенар-Прилетел-77")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where everything is written, the log of every library included."""
    made = tmp_path / "everything"
    made.mkdir()
    return made


@pytest.fixture(params=["memory", pytest.param("real", marks=pytest.mark.secret_service)])
def leaky_desk(request: pytest.FixtureRequest, folder: Path) -> Desk:
    memory = MemoryBackend()
    vault = Vault(lambda: keys_over(memory)) if request.param == "memory" else Vault()
    return Desk.open(folder / "office.db", lambda: datetime(2026, 11, 23, 9, 0), vault)


@pytest.mark.usefixtures("qapp")
def test_no_file_holds_a_stored_secret(leaky_desk: Desk, folder: Path) -> None:
    log = logging.FileHandler(folder / "everything.log", encoding="utf-8")
    logging.getLogger().addHandler(log)
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        live(leaky_desk, folder)
    finally:
        logging.getLogger().removeHandler(log)
        logging.getLogger().setLevel(logging.WARNING)
        log.close()

    for secret in CANARIES:
        assert find_secret(folder, secret) == []
    assert find_secret(folder, "Сохранён доступ")  # the search does reach into the base


def live(desk: Desk, folder: Path) -> None:
    """Store, read, change, undo, copy, tell, remove."""
    page = add_page(desk, "Дом культуры")
    first = desk.secrets.store(page, CredentialKind.PASSWORD, CANARIES[0])
    assert desk.secrets.read(first) == CANARIES[0]
    run_to_end(desk.backups.automatic())
    desk.secrets.store(page, CredentialKind.PASSWORD, CANARIES[1])
    desk.history.undo()
    desk.history.redo()
    run_to_end(desk.backups.copy_to(folder / "flash.db"))
    told = {
        "status": desk.secrets.status_report(),
        "log": [str(change) for change in desk.history.log()],
        "rows": [str(desk.history.rows_of(change.id)) for change in desk.history.log()],
        "registry": [str(row) for row in desk.registry.rows([page])],
        "things": [repr(thing) for thing in (desk.secrets, desk.secrets.vault, vars(desk.secrets))],
        "references": [repr(one) for one in desk.credentials.all()],
    }
    for report in REPORTS:
        built = desk.reports.build(report)
        for kind in formats_of(built):
            run_to_end(write(built, folder / f"{report}.{kind.code}", kind.code))
        run_to_end(write_pdf(built, folder / f"{report}.pdf"))
    (folder / "told.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    desk.secrets.remove(first)
    desk.close()


def test_a_report_of_a_refusal_holds_no_secret(folder: Path) -> None:
    backend = RaisingBackend(RuntimeError)
    desk = Desk.open(folder / "office.db", vault=Vault(lambda: keys_over(backend)))
    page = add_page(desk, "Дом культуры")
    with pytest.raises(VaultRefused) as caught:
        desk.secrets.store(page, CredentialKind.PASSWORD, CANARIES[0])
    text = "".join(traceback.format_exception(caught.value))
    (folder / "crash.txt").write_text(text, encoding="utf-8")
    desk.close()

    assert find_secret(folder, CANARIES[0]) == []
