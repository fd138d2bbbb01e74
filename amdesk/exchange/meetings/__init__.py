"""Meetings out of calendar files and invitation mails of other programs: read, set beside what is known, kept."""
