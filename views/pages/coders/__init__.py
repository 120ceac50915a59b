"""The page Two coders."""
