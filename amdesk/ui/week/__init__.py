"""The week: meetings, everything that falls due, and check-ins to book, day by day."""
