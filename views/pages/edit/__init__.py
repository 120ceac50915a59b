"""The page Edit."""
