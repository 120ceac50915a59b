"""How to cite: entries for reference managers."""
