"""Which account takes the rows of a file that name none: one there is, a new one, or nobody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.words import _

ACCOUNTS = "SELECT id, name FROM account ORDER BY name COLLATE NOCASE"
FIELD = Field("import_home", "Rows that name no account go to", Kind.REFERENCE)
WIDTH_PX = 210


class Home(QWidget):
    """`chosen` comes with the account, None for nobody; `new_wanted` when it is to be made first."""

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editor = ReferenceEditor(FIELD)
        self.editor.control.setObjectName("import-home")
        self.editor.setFixedWidth(WIDTH_PX)
        self.editor.edit.setPlaceholderText(_("nobody: they are refused"))
        self.editor.edited.connect(self.chosen)
        new = Link(_("new…"))
        new.setAccessibleName(_("New account for these rows"))
        new.setObjectName("import-home-new")
        new.clicked.connect(self._want_new)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        label = Text(_(FIELD.label), role=TextRole.MUTED)
        label.setBuddy(self.editor.control)
        for widget in (label, self.editor, new):
            line.addWidget(widget)

    def offer(self, source: Source) -> None:
        """Offer the accounts there are."""
        self.editor.set_options([(row, name) for row, name in source.select(ACCOUNTS)])

    def show_account(self, account: int | None) -> None:
        """Show which one is chosen."""
        self.editor.set_value(account)

    def _want_new(self) -> None:
        self.new_wanted.emit()
