"""Why something does not go out."""


class ExportRefused(Exception):
    """Nothing was written; the text says why and what to do."""
