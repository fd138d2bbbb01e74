"""One field changed until every visible view is redrawn, against the bare UPDATE and commit and a repaint."""

import time

from tests.bench.harness import Verdict, compare
from tests.bench.starting import TODAY, sample


def edit(pairs: int) -> Verdict:
    """Change an account's city on its overview, as the form does."""
    from PySide6.QtTest import QTest

    from amdesk.model.accounts import Account
    from amdesk.store import cipher
    from amdesk.ui.app import application, open_desk
    from amdesk.ui.place import Place

    app = application()
    path = sample()
    window = open_desk(path, TODAY)
    while not window.property("ready"):
        QTest.qWait(20)
    desk = window.desk
    account = desk.workspace.select("SELECT id FROM account ORDER BY id LIMIT 1")[0][0]
    window.visit(Place("account", account, "overview"))
    QTest.qWait(200)
    counter = iter(range(1_000_000))
    other = cipher.connect(sample())

    def change() -> float:
        city = f"Town {next(counter)}"
        began = time.perf_counter()
        desk.change("Change city", lambda session: setattr(session.get_one(Account, account), "city", city))
        app.processEvents()
        app.processEvents()
        window.repaint()
        return time.perf_counter() - began

    def bare() -> float:
        began = time.perf_counter()
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE account SET city = ? WHERE id = ?", (f"Town {next(counter)}", account))
        other.execute("COMMIT")
        window.repaint()
        return time.perf_counter() - began

    verdict = compare("edit", change, bare, 3.0, pairs)
    other.close()
    window.close()
    return verdict
