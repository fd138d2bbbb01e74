"""Editors for what is chosen rather than typed: one of a few, one of many, a rating, yes or no."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QSizePolicy, QWidget

from amdesk.letters import folded
from amdesk.model.fields import Field
from amdesk.ui.kit.dots import Dots
from amdesk.ui.kit.editor import Editor, never_by_wheel
from amdesk.ui.kit.labels import shown
from amdesk.words import _

FOLDED_ROLE = Qt.ItemDataRole.UserRole + 1
FEW_CHOICES = 14
MOST_WIDE_PX = 720
SHORTEST_BEGINNING = 2
"""Letters of a word that may stand for an option."""


class Combo(QComboBox):
    """A combo box that lets the wheel scroll the page until it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        never_by_wheel(self)
        self.setMaxVisibleItems(FEW_CHOICES)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def showPopup(self) -> None:
        """Open the list, wide enough for the longest choice however narrow the field is."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        view.setMinimumWidth(min(MOST_WIDE_PX, view.sizeHintForColumn(0) + 2 * view.frameWidth() + bar))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def label_of(choice: Enum) -> str:
    """A choice as it is read: its `label`, or its value."""
    return str(getattr(choice, "label", None) or str(choice.value).replace("-", " ").capitalize())


class ChoiceEditor(Editor):
    """One of an enumeration; None is "Not known" where the field need not be given."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.combo = Combo()
        super().__init__(field, self.combo, parent)
        self._choices: list[Enum | None] = list(field.choices or ())
        if not field.required:
            self._choices.insert(0, None)
        for choice in self._choices:
            self.combo.addItem(label_of(choice) if choice else _("Not known"))
        self.combo.setCurrentIndex(-1 if field.required else 0)
        self.combo.activated.connect(self._pick)

    def set_choices(self, choices: Sequence[Enum]) -> None:
        """Offer only some of the choices; the one held stays."""
        held = self._kept
        self._choices = [*([] if self.field.required else [None]), *choices]
        self.combo.clear()
        self.combo.addItems([label_of(choice) if choice else _("Not known") for choice in self._choices])
        self._show(held)

    def _pick(self, index: int) -> None:
        self.clear_error()
        self._take(self._choices[index])

    def _show(self, value: Any) -> None:
        self.combo.setCurrentIndex(self._choices.index(value) if value in self._choices else -1)


class _AnyAccent(QCompleter):
    """Finds options that hold the typed letters, without regard to case and accents."""

    def splitPath(self, path: str) -> list[str]:
        """The typed text as options are compared."""
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The option as it is read."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class ReferenceEditor(Editor):
    """One of the options given by `set_options`, found by typing any part of it; told as its id, None when empty."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.combo = Combo()
        super().__init__(field, self.combo, parent)
        self._ids: list[Any] = []
        self.edit = QLineEdit()
        self.combo.setLineEdit(self.edit)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.edit.setAccessibleName(_(field.label))
        self.edit.setPlaceholderText(_("Type to search"))
        self._options = QStandardItemModel(self)
        self.combo.setModel(self._options)
        self._finder = self._make_finder()
        self.combo.activated.connect(self._pick)
        self.edit.editingFinished.connect(self.finish)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these (id, label) pairs, in this order; the value held stays."""
        self._ids = [each for each, _label in options]
        self._options.clear()
        items = [QStandardItem(shown(label)) for _each, label in options]
        for item, (_each, label) in zip(items, options, strict=True):
            item.setData(folded(label), FOLDED_ROLE)
        if items:  # at once: who listens would look through all of them after each
            self._options.appendColumn(items)
        self._show(self._kept)

    def problem(self) -> str:
        """Whether the text names none of the options."""
        text = self.edit.text().strip()
        if text and self._named(text) is None:
            return _("“{text}” is not in the list.").format(text=shown(text)[:60])
        if self.field.required and not text:
            return _("{label} is needed.").format(label=_(self.field.label))
        return ""

    def is_typing(self) -> bool:
        """Whether the text is not the option held."""
        return self.edit.hasFocus() and self._named(self.edit.text().strip()) != self._place(self._kept)

    def finish(self) -> bool:
        """Take the option the text names."""
        if sentence := self.problem():
            if self.edit.text().strip():
                self.show_error(sentence)
            return False
        place = self._named(self.edit.text().strip())
        self.clear_error()
        self._take(None if place is None else self._ids[place])
        self._show(self._kept)
        return True

    def _make_finder(self) -> QCompleter:
        finder = _AnyAccent(self._options, self)
        finder.setCompletionRole(FOLDED_ROLE)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setMaxVisibleItems(FEW_CHOICES)
        self.combo.setCompleter(finder)
        return finder

    def _pick(self, place: int) -> None:
        self.clear_error()
        self._take(self._ids[place])

    def _named(self, text: str) -> int | None:
        """The option `text` stands for: the one held or highlighted if it reads so, else the only one that does.

        The beginning of a word is enough where it leaves no choice.
        """
        held = self.combo.currentIndex()
        if held >= 0 and folded(self._label(held)) == folded(text):
            return held
        same = [at for at in range(len(self._ids)) if folded(self._label(at)) == folded(text)]
        same = same or self._begun_by(folded(text))
        return same[0] if len(same) == 1 else None

    def _begun_by(self, begun: str) -> list[int]:
        if len(begun) < SHORTEST_BEGINNING:
            return []
        labels = (f" {folded(self._label(at))}" for at in range(len(self._ids)))
        return [at for at, label in enumerate(labels) if f" {begun}" in label]

    def _label(self, place: int) -> str:
        return self._options.item(place).text()

    def _place(self, value: Any) -> int | None:
        return self._ids.index(value) if value in self._ids else None

    def _show(self, value: Any) -> None:
        place = self._place(value)
        self.combo.setCurrentIndex(-1 if place is None else place)
        self.edit.setText("" if place is None else self._label(place))


class ScaleEditor(Editor):
    """A rating as dots; None is not known."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.dots = Dots(field.low or 1, field.high or 5, can_clear=not field.required)
        super().__init__(field, self.dots, parent)
        self.line.addStretch(1)
        self.dots.rated.connect(self._rate)

    def _rate(self, value: int | None) -> None:
        self.clear_error()
        self._take(value)

    def _show(self, value: Any) -> None:
        self.dots.set_value(value)


class YesEditor(Editor):
    """A check box that carries the field's label itself."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.check = QCheckBox(_(field.label).replace("&", "&&"))
        super().__init__(field, self.check, parent)
        self._kept = False
        self.check.clicked.connect(self._take)

    def _show(self, value: Any) -> None:
        self._kept = bool(value)
        self.check.setChecked(bool(value))
