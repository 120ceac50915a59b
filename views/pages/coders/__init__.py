"""The page Two coders, or Coders."""
