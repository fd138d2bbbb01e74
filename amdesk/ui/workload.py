"""The assumptions the workload is reckoned with: in the settings beside the tiers, and from the page of the tiers."""

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from amdesk.analysis.workload import NAMES, Assumptions, key_capacity
from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.model.values import Tier
from amdesk.store.queries.workload import assumptions_set
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.editor import Editor
from amdesk.ui.kit.editors import make_editor
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.view import View
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COLUMNS = 2
FIELDS = (
    *(Field(f"visits_{tier.value}", f"Visits a year, {tier.value}", Kind.NUMBER, low=0, high=365) for tier in Tier),
    Field("prepare", "Prepare a visit", Kind.NUMBER, unit="h", low=0, high=100),
    Field("travel", "Travel", Kind.NUMBER, unit="h", low=0, high=100),
    Field("visit", "The visit", Kind.NUMBER, unit="h", low=0, high=100),
    Field("follow_up", "Follow up", Kind.NUMBER, unit="h", low=0, high=100),
    Field("issue", "An issue", Kind.NUMBER, unit="h", low=0, high=1000),
    Field("review", "A review", Kind.NUMBER, unit="h", low=0, high=100),
    Field("days", "Working days a year", Kind.NUMBER, unit="d", low=1, high=366),
    Field("hours", "Hours a day", Kind.NUMBER, unit="h", low=1, high=24),
    Field("share", "For accounts", Kind.NUMBER, unit="%", low=1, high=100),
)


def assumptions(source: Source) -> Assumptions:
    """The assumptions as the user set them."""
    found = {name: value for name, value in assumptions_set(source).items() if name in NAMES}
    return Assumptions(**found)


class WorkloadForm(View):
    """Every assumption; what is changed is stored at once and can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("workload-form")
        self.editors: dict[str, Editor] = {}
        self.says = Text("", role=TextRole.STRONG, wrap=True)
        self.says.setObjectName("workload-says")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        rows = -(-len(FIELDS) // COLUMNS)
        for at, field in enumerate(FIELDS):
            editor = self.editors[field.name] = make_editor(field)
            editor.setMaximumWidth(140)
            editor.edited.connect(partial(self._store, field))
            side, row = divmod(at, rows)
            grid.addWidget(Text(_(field.label)), row, 2 * side)
            grid.addWidget(editor, row, 2 * side + 1)
        grid.setColumnStretch(2 * COLUMNS, 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        about = _(
            "Hours a year = visits · (prepare + travel + visit + follow up) + issues + reviews. Estimated, no timer."
        )
        column.addWidget(Text(about, role=TextRole.MUTED, wrap=True))
        column.addLayout(grid)
        column.addWidget(self.says)
        column.addStretch(1)

    def fill(self) -> None:
        """Show the assumptions, and what follows from them."""
        found = assumptions(self.desk.workspace)
        for name, editor in self.editors.items():
            if not editor.is_typing():
                editor.set_value(_decimal(getattr(found, name)))
        key = found.visiting_hours(Tier.KEY)
        words = _("{all} h a year for accounts. The visits to a key account take {key} h: about {n} key accounts fit.")
        self.says.setText(words.format(all=f"{found.capacity:,.0f}", key=f"{key:,.0f}", n=key_capacity(found)))

    def _store(self, field: Field, value: Any) -> None:
        kept = assumptions_set(self.desk.workspace)
        kept.pop(field.name, None)
        if value is not None:
            kept[field.name] = float(value)
        label = _("Change an assumption: {what}").format(what=_(field.label))
        self.desk.change(label, partial(keep, kept=kept))


def _decimal(value: float) -> Any:
    from decimal import Decimal

    return Decimal(f"{value:g}")


def keep(session: "Session", kept: dict[str, float]) -> bool:
    """Keep the assumptions that are other than usual."""
    from amdesk.model.evidence import Setting

    row = session.query(Setting).filter_by(name="workload").first() or Setting(name="workload")
    row.value = json.dumps(kept, sort_keys=True)
    session.add(row)
    return True


def ask_assumptions(desk: Desk, parent: QWidget) -> QDialog:
    """Show the assumptions in a dialog."""
    dialog = QDialog(parent)
    dialog.setObjectName("workload-dialog")
    dialog.setWindowTitle(_("Assumptions of the workload"))
    offer_help(dialog, "tiers")
    column = QVBoxLayout(dialog)
    column.addWidget(WorkloadForm(desk))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.resize(660, 420)
    dialog.open()
    return dialog
