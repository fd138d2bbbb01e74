"""The editor that fits a field."""

from amdesk.model.fields import Field, Kind
from amdesk.ui.kit.choice_editors import ChoiceEditor, ReferenceEditor, ScaleEditor, YesEditor
from amdesk.ui.kit.date_editor import DateEditor
from amdesk.ui.kit.editor import Editor
from amdesk.ui.kit.line_editors import (
    CurrencyEditor,
    InstantEditor,
    LineEditor,
    MailEditor,
    MoneyEditor,
    NumberEditor,
    TimeEditor,
    WholeEditor,
    YearEditor,
)
from amdesk.ui.kit.note_editor import NoteEditor

__all__ = ["Editor", "make_editor"]

MOST_DOTS = 10  # a longer scale is typed

MAKERS: dict[
    Kind, type[LineEditor] | type[NoteEditor] | type[ChoiceEditor] | type[ReferenceEditor] | type[YesEditor]
] = {
    Kind.TEXT: LineEditor,
    Kind.PHONE: LineEditor,
    Kind.LINK: LineEditor,
    Kind.NOTE: NoteEditor,
    Kind.WHOLE: WholeEditor,
    Kind.YEAR: YearEditor,
    Kind.PERCENT: WholeEditor,
    Kind.NUMBER: NumberEditor,
    Kind.YES: YesEditor,
    Kind.DATE: DateEditor,
    Kind.INSTANT: InstantEditor,
    Kind.TIME: TimeEditor,
    Kind.MONEY: MoneyEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.REFERENCE: ReferenceEditor,
    Kind.MAIL: MailEditor,
    Kind.CURRENCY: CurrencyEditor,
}


def make_editor(field: Field) -> Editor:
    """An editor for the kind of `field`, within its bounds and choices."""
    if field.kind is Kind.SCALE:
        is_short = (field.high or 5) - (field.low or 1) < MOST_DOTS
        return ScaleEditor(field) if is_short else WholeEditor(field)
    return MAKERS[field.kind](field)
