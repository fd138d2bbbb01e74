"""The Overview tab: who they are, how they want to be served, what is open."""
