"""Quick entry on the screen: one field over the window, what was understood as chips, and storing it in one step."""
