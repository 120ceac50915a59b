"""Projects of other coding tools: what is coded in them, and what becomes of it in a folder."""
