"""The page Issue."""
