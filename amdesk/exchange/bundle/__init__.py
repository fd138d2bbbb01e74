"""An account handed over to a colleague as one file, and taken in again without doubling or losing anything."""
