"""Which columns of a table are hidden: those the user hid, and the private ones while someone is looking."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from amdesk.ui.kit.columns import TableColumn
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.table_lines import Ask
from amdesk.ui.kit.table_model import TableModel


class Hidden(QObject):
    """Hides columns of `view`, and sets aside what it is asked for while someone is looking: that tells of them too."""

    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.by_user = {column.name for column in model.columns if not column.visible}
        self._aside: Ask | None = None
        looking().changed.connect(self._follow)
        self._follow()

    def hide(self, name: str, hidden: bool) -> None:
        """The user hides a column or wants to see it."""
        self.by_user = self.by_user | {name} if hidden else self.by_user - {name}
        self.apply()

    def columns(self) -> tuple[TableColumn, ...]:
        """The columns one may know of now."""
        return tuple(column for column in self._model.columns if not (column.is_private and looking().on))

    def asked(self) -> Ask:
        """What the user asked for, be it set aside or not."""
        now, before = self._model.ask, self._aside
        if before is None:
            return now
        known = {column.name for column in self.columns()} | {""}
        kept = before if before.sort not in known and not now.sort else now
        group = before.group if before.group not in known and not now.group else now.group
        return replace(before, sort=kept.sort, falling=kept.falling, group=group)

    def set_aside(self) -> None:
        """Ask for nothing that tells of what is hidden, until nobody is looking any more."""
        ask = self._aside = self._model.ask
        known = {column.name for column in self.columns()}
        self._model.change(
            words="",
            picked={},
            sort=ask.sort if ask.sort in known else "",
            group=ask.group if ask.group in known else "",
            folded_groups=set(),
        )

    def _follow(self) -> None:
        if looking().on and self._aside is None:
            self.set_aside()
        elif not looking().on and self._aside is not None:
            before = self.asked()
            self._aside = None
            self._model.change(**vars(before))
        self.apply()

    def apply(self) -> None:
        """Hide and show the columns."""
        known = {column.name for column in self.columns()}
        for at, column in enumerate(self._model.columns):
            self._view.setColumnHidden(at, column.name in self.by_user or column.name not in known)
