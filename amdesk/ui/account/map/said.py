"""What a card says in words: for its tooltip, for the clipboard and for who listens instead of looking."""

from amdesk.analysis.network import CardShape
from amdesk.ui.kit.looking import looking
from amdesk.words import _, listed


def said_of(card: CardShape, between: str = ", ") -> str:
    """Everything a card shows, in words."""
    parts = [
        card.name,
        " · ".join(part for part in (card.job, card.unit, card.account) if part),
        listed([word for _sign, word in card.roles]),
        ", ".join(card.labels),
        *([] if looking().on else _rated(card)),
        _last_touch(card),
        _("Covered by {who}").format(who=listed(card.covered_by)) if card.covered_by else _("Nobody covers them"),
    ]
    return between.join(part for part in parts if part)


def _rated(card: CardShape) -> list[str]:
    influence = _("Influence {n} of 5").format(n=card.influence) if card.influence else _("Influence not known")
    return [_("Stance: {stance}").format(stance=card.stance_word.lower()), influence, card.doubt]


def _last_touch(card: CardShape) -> str:
    if card.has_left:
        return _("Has left")
    if card.is_placeholder:
        return _("Not known yet")
    return _("Last touch: {when}").format(when=card.days)
