"""The parts of a document to choose from, with everything and the usual one click away."""

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QWidget

from amdesk.ui.kit.labels import Link
from amdesk.ui.kit.panel import Card
from amdesk.ui.printing.options import Parts
from amdesk.words import _


class PartsCard(Card):
    """The choices of a document or of one of its editions; with `one_of` they exclude each other."""

    changed = Signal()

    def __init__(self, title: str, parts: Parts, parent: QWidget | None = None, *, one_of: bool, called: str) -> None:
        super().__init__(title, parent=parent)
        self._parts = parts
        self._checks: list[QAbstractButton] = []
        group = QButtonGroup(self)
        group.setExclusive(one_of)
        for part in parts:
            check = QRadioButton(part.label) if one_of else QCheckBox(part.label)
            group.addButton(check)
            check.setObjectName(f"{called}-{getattr(part.key, 'value', part.key)}")
            check.setChecked(part.usual)
            check.toggled.connect(self.changed)
            self._checks.append(check)
            self.body.addWidget(check)
        if not one_of:
            self.body.addLayout(self._links(called))

    def _links(self, called: str) -> QHBoxLayout:
        links = QHBoxLayout()
        prefix = called.removesuffix("-part")
        for words, name, slot in (
            (_("Everything"), f"{prefix}-everything", self.choose_all),
            (_("The usual"), f"{prefix}-usual", self.choose_usual),
        ):
            link = Link(words)
            link.setObjectName(name)
            link.clicked.connect(slot)
            links.addWidget(link)
        links.addStretch(1)
        return links

    def chosen(self) -> frozenset[Hashable]:
        """The keys of what is chosen now."""
        wanted = zip(self._parts, self._checks, strict=True)
        return frozenset(part.key for part, check in wanted if check.isChecked())

    def choose_all(self) -> None:
        """Take every part."""
        for check in self._checks:
            check.setChecked(True)

    def choose_usual(self) -> None:
        """Take the usual parts only."""
        for part, check in zip(self._parts, self._checks, strict=True):
            check.setChecked(part.usual)
