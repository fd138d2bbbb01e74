"""The form at the right of the plan: whatever was chosen there is edited here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Link
from amdesk.ui.records.deleting import delete_rows
from amdesk.ui.records.form import RecordForm
from amdesk.ui.records.subject import subject
from amdesk.words import _

DELETE_KEYS = "Alt+Delete"


class Drawer(QStackedWidget):
    """One form for each subject chosen so far; `closed` when the user has done with it, by Esc too.

    Fields `without` are left out: they say what is plain from where the form stands. Alt+Delete takes the row away,
    but for subjects it `keeps`.
    """

    closed = Signal()

    def __init__(self, desk: Desk, without: tuple[str, ...] = (), *, keeps: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.desk = desk
        self.without, self.keeps = without, keeps
        self.forms: dict[str, RecordForm] = {}
        self.shown: tuple[str, int] | None = None
        self._opener = ""
        self.setFixedWidth(360)
        self.hide()

    def open(self, table: str, row: int, account_id: int, beside: str = "") -> None:
        """Show a row's form; a keyboard that stood on nothing with a name goes back to what is called `beside`."""
        form = self.forms.get(table)
        if form is None:
            form = self.forms[table] = self._made(table)
        focus = QApplication.focusWidget()
        if focus is None:
            self._opener = beside or self._opener
        elif not self.isAncestorOf(focus):
            self._opener = focus.objectName() or beside
        self.shown = (table, row)
        form.show_row(row, account_id)
        self.setCurrentWidget(form)
        self.show()
        if form.row is None:
            self.leave()

    def _made(self, table: str) -> RecordForm:
        form = RecordForm(self.desk, subject(table), without=self.without)
        form.closed.connect(self.leave)
        self.addWidget(form)
        if table not in self.keeps:
            self._offer_deleting(form)
        return form

    def _offer_deleting(self, form: RecordForm) -> None:
        take_away = Link(_("Delete this {subject}").format(subject=_(form.of.model.singular).lower()))
        take_away.setObjectName(f"{form.objectName()}-delete")
        take_away.setToolTip(DELETE_KEYS)
        take_away.clicked.connect(self.delete)
        form.body.addWidget(take_away, 0, Qt.AlignmentFlag.AlignLeft)
        keys = QShortcut(QKeySequence(DELETE_KEYS), form)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.delete)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def delete(self) -> None:
        """Take the row away with all that belongs to it, and offer it again."""
        if self.shown is None:
            return
        table, row = self.shown
        form = self.forms[table]
        what = form.name
        self.leave()
        delete_rows(self.desk, form.of, [row], what)

    def renew(self, account_id: int) -> None:
        """Read the row again, or close when it is gone."""
        if self.shown is not None:
            self.open(*self.shown, account_id)

    def leave(self) -> None:
        """Close the form; a keyboard that stood in it goes back to where it was opened."""
        focus, view = QApplication.focusWidget(), self.parentWidget()
        is_left = focus is not None and self.isAncestorOf(focus)
        self.shown = None
        self.hide()
        self.closed.emit()
        opener: QWidget | None = view.findChild(QWidget, self._opener) if is_left and view and self._opener else None
        if opener is not None:
            opener.setFocus()
