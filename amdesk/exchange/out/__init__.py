"""What leaves amdesk other than on paper: tables, contacts, calendars, the whole workspace."""
