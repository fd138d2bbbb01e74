"""The short tour: the few controls one needs first, each with a callout beside it."""
