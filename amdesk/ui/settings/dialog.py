"""The settings: looks, the user's own currency, and the lists that belong to the whole workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from amdesk.model.fields import Field, Kind
from amdesk.store.queries.currency import own_currency
from amdesk.ui.backing_up import Backups, choose_second_place, second_place
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.editors import make_editor
from amdesk.ui.kit.labels import Elided, Text
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.theme import ThemeChoice, themes
from amdesk.ui.place import Place
from amdesk.ui.records.pages import Listed, RecordTabs
from amdesk.ui.remembered import settings
from amdesk.ui.workload import WorkloadForm
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SIZE = (1040, 680)
OUR_SIDE = (
    Listed("colleague", "Colleagues", ("name", "function", "team_id", "is_me", "is_manager", "leads_team", "mail")),
    Listed("team", "Teams"),
    Listed("competitor", "Competitors"),
    Listed("own_risk", "Risks on our side"),
)
PRODUCTS = (
    Listed("product", "Products"),
    Listed("product_range", "Ranges"),
    Listed("rate", "Exchange rates"),
)
RULES = (
    Listed(
        "tier_default",
        "What each tier asks for",
        ("tier", "check_in_days", "plan_expected", "review_days", "threads", "deciders", "influencers", "users"),
    ),
    Listed("checklist", "Checklists"),
    Listed("checklist_step", "Steps of checklists", ("checklist_id", "number", "phase", "name", "needs_evidence")),
)


class SettingsDialog(QDialog):
    """One dialog; what is changed in it is stored at once and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        self.desk = desk
        self.setObjectName("settings-dialog")
        self.setWindowTitle(_("Settings"))
        offer_help(self, "settings")
        self.tabs = tabs = QTabWidget()
        tabs.addTab(self._general(), _("General"))
        for title, listed, name in (
            (_("Our side"), OUR_SIDE, "settings-our-side"),
            (_("Products"), PRODUCTS, "settings-products"),
            (_("Rules"), RULES, "settings-rules"),
        ):
            tabs.addTab(RecordTabs(desk, listed, name), title)
        tabs.addTab(WorkloadForm(desk), _("Workload"))
        column = QVBoxLayout(self)
        column.addWidget(tabs)
        self.resize(*SIZE)

    def go_to(self, place: Place) -> None:
        """Show the row a place names."""
        for at in range(self.tabs.count()):
            records = self.tabs.widget(at)
            if isinstance(records, RecordTabs) and place.subject in records.listed:
                self.tabs.setCurrentIndex(at)
                records.go_to(place)

    def _general(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setHorizontalSpacing(16)
        self.theme = Combo()
        self.theme.setAccessibleName(_("Colours"))
        for choice, words in (
            (ThemeChoice.SYSTEM, _("As the system")),
            (ThemeChoice.LIGHT, _("Light")),
            (ThemeChoice.DARK, _("Dark")),
        ):
            self.theme.addItem(words, choice)
        self.theme.setCurrentIndex(self.theme.findData(themes().choice()))
        self.theme.activated.connect(self._choose_theme)
        form.addRow(Text(_("Colours")), self.theme)
        self.currency = make_editor(Field("currency", "Own currency", Kind.CURRENCY, limit=3))
        self.currency.set_value(own_currency(self.desk.workspace))
        self.currency.edited.connect(self._store_currency)
        form.addRow(Text(_("Own currency")), self.currency)
        form.addRow(Text(_("Second place for backups")), self._second_place())
        return page

    def _second_place(self) -> QWidget:
        """Where backups go besides beside the file; chosen for this machine."""
        self.place = Elided("")
        self.place.setObjectName("backup-place")
        choose, none = Button(_("Choose…")), Button(_("None"))
        choose.setObjectName("backup-place-choose")
        none.setObjectName("backup-place-none")
        choose.clicked.connect(self._ask_place)
        none.clicked.connect(self.use_no_place)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.place, choose, none):
            line.addWidget(widget)
        line.addStretch(1)
        box = QWidget()
        box.setLayout(line)
        self._show_place()
        return box

    def _show_place(self) -> None:
        folder = second_place(self.desk.whole.path)
        self.place.setText(str(folder) if folder else _("none yet"))

    def _ask_place(self) -> None:
        asking = QFileDialog(self, _("Second place for backups"), str(Path.home()))
        asking.setFileMode(QFileDialog.FileMode.Directory)
        asking.fileSelected.connect(self.use_place)
        asking.open()

    def use_place(self, folder: str) -> None:
        """Keep backups there as well, from now on."""
        choose_second_place(self.desk.whole.path, Path(folder))
        Backups(self.desk, self).take()
        self._show_place()

    def use_no_place(self) -> None:
        """Keep backups beside the file only."""
        choose_second_place(self.desk.whole.path, None)
        self._show_place()

    def _choose_theme(self, index: int) -> None:
        choice = self.theme.itemData(index)
        settings().setValue("theme", choice.value)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes().apply(app, choice)

    def _store_currency(self, value: object) -> None:
        found = self.desk.workspace.select("SELECT id FROM setting WHERE name = 'currency'")

        def act(session: "Session") -> None:
            from amdesk.model.evidence import Setting

            row = session.get_one(Setting, found[0][0]) if found else Setting(name="currency")
            row.value = str(value)
            session.add(row)

        self.desk.change(_("Change own currency to {currency}").format(currency=value), act)
