"""amdesk: the account manager's own desk, one file, one window, no network."""

__version__ = "0.1.0"
