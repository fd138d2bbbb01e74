"""Asks for the name and the kind of a group on the map, new or known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from amdesk.model.fields import NAME_LIMIT
from amdesk.model.values import GroupKind
from amdesk.ui.account.map.popup import Popup
from amdesk.ui.kit.buttons import Button
from amdesk.words import _


class GroupPopup(Popup):
    """Beside the mouse; `decided` comes with name and kind, `deletion_asked` when the group is to go."""

    decided = Signal(str, object)
    deletion_asked = Signal()

    def __init__(self, title: str, parent: QWidget, name: str = "", kind: GroupKind = GroupKind.POWER_BASE) -> None:
        super().__init__(title, "map-group-popup", parent)
        self.column.setSpacing(8)
        self.name = QLineEdit(name)
        self.name.setObjectName("map-group-name")
        self.name.setAccessibleName(_("Name of the group"))
        self.name.setPlaceholderText(_("Name of the group"))
        self.name.setMaxLength(NAME_LIMIT)
        self.name.returnPressed.connect(self._decide)
        self.name.textChanged.connect(self._allow)
        self.column.addWidget(self.name)
        self.column.addLayout(self._kinds(kind))
        self.column.addLayout(self._commands(is_new=not name))
        self._allow()

    def _kinds(self, kind: GroupKind) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        self._group = QButtonGroup(self)
        for place, each in enumerate(GroupKind):
            button = Button(each.label, quiet=True)
            button.setCheckable(True)
            button.setChecked(each is kind)
            button.setObjectName(f"map-group-kind-{each.value}")
            button.clicked.connect(self._back_to_name)
            self._group.addButton(button, place)
            line.addWidget(button)
        return line

    def _commands(self, is_new: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        if not is_new:
            remove = Button(_("&Delete"), icon_name="trash")
            remove.setObjectName("map-group-delete")
            remove.clicked.connect(self._delete)
            line.addWidget(remove)
        line.addStretch(1)
        self.keep = Button(_("&Make group") if is_new else _("&Keep"), primary=True)
        self.keep.setObjectName("map-group-keep")
        self.keep.clicked.connect(self._decide)
        line.addWidget(self.keep)
        return line

    def focus_first(self) -> None:
        """Stand in the name."""
        self.name.setFocus()
        self.name.selectAll()

    def _back_to_name(self, checked: bool = False) -> None:
        self.name.setFocus()

    def _allow(self, text: str = "") -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))

    def _decide(self, checked: bool = False) -> None:
        name, kind = self.name.text().strip(), list(GroupKind)[self._group.checkedId()]
        if name:
            self.close()
            self.decided.emit(name, kind)

    def _delete(self, checked: bool = False) -> None:
        self.close()
        self.deletion_asked.emit()
