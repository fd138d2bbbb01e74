"""A bar of parts whose names and amounts stand in a sentence of their own."""

from amdesk.analysis.series import Stack
from amdesk.ui.kit.labels import Text
from amdesk.ui.kit.stack import StackBar


class BareBar(StackBar):
    """The bar alone."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack)
        for label in self.findChildren(Text):
            label.hide()
