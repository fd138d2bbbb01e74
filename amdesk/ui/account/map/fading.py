"""The map as it was a moment ago fading over the one of now, so that one sees what appears, goes and changes colour."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, Qt
from PySide6.QtWidgets import QWidget

from amdesk.ui.account.map.glide import DURATION_MS


class Fading(QWidget):
    """A picture that becomes invisible in less than a fifth of a second; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QPixmap()
        self._clock = QVariantAnimation(self)
        self._clock.setDuration(DURATION_MS)
        self._clock.setStartValue(1.0)
        self._clock.setEndValue(0.0)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._clock.valueChanged.connect(self.update)
        self._clock.finished.connect(self.hide)
        self.hide()

    def begin(self) -> None:
        """Take the parent as it looks now and let that fade."""
        self.settle()
        parent = self.parentWidget()
        assert parent is not None
        self._picture = parent.grab()
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self._clock.start()

    def settle(self) -> None:
        """Be gone at once."""
        self._clock.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture as far as it can still be seen."""
        painter = QPainter(self)
        painter.setOpacity(float(self._clock.currentValue() or 0.0))
        painter.drawPixmap(0, 0, self._picture)
