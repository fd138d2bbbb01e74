"""Meetings in dialogs: invitations that were dropped, moving, cancelling."""
