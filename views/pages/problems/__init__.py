"""The page Data problems."""
