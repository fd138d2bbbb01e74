"""Which parts of each map were left folded, on this machine."""

import json

from amdesk.model.source import Source
from amdesk.ui.remembered import settings

UID = "SELECT uid FROM account WHERE id = ?"


def recalled(source: Source, account_id: int) -> frozenset[int]:
    """The people whose reports were folded away when the map was last open."""
    try:
        kept = json.loads(str(settings().value(_key(source, account_id), "[]")))
    except ValueError:
        return frozenset()
    return frozenset(who for who in kept if isinstance(who, int)) if isinstance(kept, list) else frozenset()


def remember(source: Source, account_id: int, folded: frozenset[int]) -> None:
    """Keep what is folded now."""
    if folded:
        settings().setValue(_key(source, account_id), json.dumps(sorted(folded)))
    else:
        settings().remove(_key(source, account_id))


def _key(source: Source, account_id: int) -> str:
    rows = source.select(UID, (account_id,))
    return f"map/folded/{rows[0][0] if rows else account_id}"
