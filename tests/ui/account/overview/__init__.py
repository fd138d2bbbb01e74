"""The Overview of an account, tried through its widgets."""
