"""Zooming by buttons, in the lower right corner of the canvas."""

from PySide6.QtCore import QEvent, QMargins, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from amdesk.ui.account.map.zoom_view import ZoomView
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.words import _

MARGIN_PX = 10


class ZoomBar(QFrame):
    """Out, how far, in, and all of it; it keeps to its corner."""

    stepped = Signal(int)
    fit_asked = Signal()
    chosen_asked = Signal()
    overview_toggled = Signal(bool)

    def __init__(self, view: ZoomView) -> None:
        super().__init__(view)
        self.view = view
        self.setProperty("card", True)
        self.out = IconButton("zoom-out", _("Smaller (−)"))
        self.into = IconButton("zoom-in", _("Larger (+)"))
        self.fit = IconButton("maximize", _("Show all (Ctrl+0)"))
        self.chosen = IconButton("target", _("Zoom to what is chosen (.)"))
        self.chosen.setObjectName("map-fit-chosen")
        self.overview = IconButton("map", _("Overview of the whole map"), checkable=True)
        self.overview.setObjectName("map-overview")
        self.out.setObjectName("map-zoom-out")
        self.into.setObjectName("map-zoom-in")
        self.fit.setObjectName("map-fit")
        self.figure = Text("100 %", role=TextRole.SMALL)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 2, 4, 2)
        line.setSpacing(2)
        for widget in (self.overview, self.out, self.figure, self.into, self.fit, self.chosen):
            line.addWidget(widget)
        self.out.clicked.connect(self._step_out)
        self.into.clicked.connect(self._step_in)
        self.fit.clicked.connect(self._ask_fit)
        self.chosen.clicked.connect(self._ask_chosen)
        self.overview.toggled.connect(self.overview_toggled)
        view.installEventFilter(self)
        self.show_scale(1.0)

    def _step_out(self, checked: bool = False) -> None:
        self.stepped.emit(-1)

    def _step_in(self, checked: bool = False) -> None:
        self.stepped.emit(1)

    def _ask_fit(self, checked: bool = False) -> None:
        self.fit_asked.emit()

    def _ask_chosen(self, checked: bool = False) -> None:
        self.chosen_asked.emit()

    def show_scale(self, scale: float) -> None:
        """Say how large the map is drawn."""
        self.figure.setText(f"{round(scale * 100)} %")
        self._keep_to_corner()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the canvas changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._keep_to_corner()
        return False

    def _keep_to_corner(self) -> None:
        self.adjustSize()
        room, size = self.view.size(), self.size()
        self.move(room.width() - size.width() - MARGIN_PX, room.height() - size.height() - MARGIN_PX)
        self.view.kept_free = size.grownBy(QMargins(0, 0, 2 * MARGIN_PX, 2 * MARGIN_PX))
