"""The page on which the tiers that revenue speaks for are looked at and accepted."""
