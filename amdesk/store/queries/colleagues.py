"""Our side: who can be asked to do something, and who of them is "me"."""

from amdesk.model.source import Source

HERE = "SELECT id, name FROM colleague WHERE left_on IS NULL ORDER BY is_me DESC, name, id"
ME = "SELECT id FROM colleague WHERE is_me"


def colleagues(source: Source) -> list[tuple[int, str]]:
    """Who can be asked to do something, me first; those who left cannot."""
    return [(int(one), str(name)) for one, name in source.select(HERE)]


def me(source: Source) -> int | None:
    """The colleague who is "me"."""
    found = source.select(ME)
    return int(found[0][0]) if found else None
