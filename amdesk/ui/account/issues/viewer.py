"""Looking at evidence in the window: PDF and pictures page by page, by keys as by mouse."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from amdesk.ui.account.issues.pictures import Sheets
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.labels import Elided, Text, TextRole, shown
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.words import _

SIZE = QSize(900, 760)
ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.25, 0.25, 6.0
MARGIN_PX = 24
KEYS = {
    "turn_on": ("Right", "PgDown", "Space"),
    "turn_back": ("Left", "PgUp", "Backspace"),
    "show_first": ("Home",),
    "show_last": ("End",),
    "zoom_in": ("+", "=", "Ctrl++"),
    "zoom_out": ("-", "Ctrl+-"),
    "fit": ("0", "Ctrl+0"),
}


class EvidenceViewer(QDialog):
    """One file. `other_asked` asks for another program to show it, `copy_asked` for a copy to be saved."""

    other_asked = Signal()
    copy_asked = Signal()

    def __init__(self, name: str, sheets: Sheets, parent: QWidget) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        self.setObjectName("evidence-viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(shown(name))
        offer_help(self, "issues")
        self.sheets = sheets
        self.page, self.zoom = 0, 1.0
        self.picture = QLabel()
        self.picture.setObjectName("evidence-page")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addLayout(self._bar(name))
        column.addWidget(self.area, 1)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.draw)
        self._set_keys()
        room = parent.window().size()
        self.resize(SIZE.boundedTo(QSize(max(480, room.width() - 60), max(400, room.height() - 60))))
        self.area.setFocus()

    def _bar(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(Elided(name, role=TextRole.STRONG), 1)
        self.count = Text("", role=TextRole.MUTED)
        self.back = self._sign("chevron-left", _("Page before (Left)"), "evidence-page-back", self.turn_back)
        self.on = self._sign("chevron-right", _("Next page (Right)"), "evidence-page-on", self.turn_on)
        smaller = self._sign("zoom-out", _("Smaller (-)"), "evidence-smaller", self.zoom_out)
        larger = self._sign("zoom-in", _("Larger (+)"), "evidence-larger", self.zoom_in)
        for widget in (self.back, self.count, self.on, smaller, larger):
            line.addWidget(widget)
        for words, handle, asked in (
            (_("Open with another program"), "evidence-other-program", self.other_asked),
            (_("Save a copy…"), "evidence-save-copy", self.copy_asked),
        ):
            button = Button(words)
            button.setObjectName(handle)
            button.setAutoDefault(False)
            button.clicked.connect(asked)
            line.addWidget(button)
        return line

    def _sign(self, sign: str, tip: str, handle: str, act: object) -> IconButton:
        button = IconButton(sign, tip)
        button.setObjectName(handle)
        button.clicked.connect(act)
        return button

    def _set_keys(self) -> None:
        for name, keys in KEYS.items():
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(getattr(self, name))

    # Showing

    def draw(self) -> None:
        """Show the page in view as large as it is wanted."""
        room = self.area.viewport().size() - QSize(MARGIN_PX, MARGIN_PX)
        size = (room * self.zoom).expandedTo(QSize(40, 40))
        ratio = self.devicePixelRatioF()
        drawn = QPixmap.fromImage(self.sheets.picture(self.page, size * ratio))
        drawn.setDevicePixelRatio(ratio)
        self.picture.setPixmap(drawn)
        count = len(self.sheets)
        words = _("Page {n} of {all}").format(n=self.page + 1, all=count)
        self.count.setText(words)
        self.picture.setAccessibleName(words)
        for widget in (self.back, self.count, self.on):
            widget.setVisible(count > 1)
        self.back.setEnabled(self.page > 0)
        self.on.setEnabled(self.page < count - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        self._again.start(0)

    # Moving

    def turn_on(self) -> None:
        """The next page."""
        self._turn_to(self.page + 1)

    def turn_back(self) -> None:
        """The page before."""
        self._turn_to(self.page - 1)

    def show_first(self) -> None:
        """The first page."""
        self._turn_to(0)

    def show_last(self) -> None:
        """The last page."""
        self._turn_to(len(self.sheets) - 1)

    def _turn_to(self, page: int) -> None:
        page = min(max(page, 0), len(self.sheets) - 1)
        if page != self.page:
            self.page = page
            self.area.verticalScrollBar().setValue(0)
            self.draw()

    def zoom_in(self) -> None:
        """Larger."""
        self._zoom_to(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom_to(self.zoom / ZOOM_STEP)

    def fit(self) -> None:
        """As large as fits."""
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self.draw()

    def done(self, result: int) -> None:
        """Give the document back and close."""
        self._again.stop()
        self.sheets.close()
        super().done(result)
