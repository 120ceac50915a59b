"""Whether a proposition would carry: who decides, where they stand, and what the unknown could make of it."""
