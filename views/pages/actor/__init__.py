"""The page Actor."""
