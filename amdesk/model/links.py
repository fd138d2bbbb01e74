"""Addresses of the web: the only links that are opened, and that prove something."""

from urllib.parse import urlsplit

SCHEMES = ("http", "https")


def is_web_link(text: str) -> bool:
    """Whether a text is a whole address of the web and nothing else."""
    if any(letter.isspace() for letter in text.strip()):
        return False
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.hostname)
