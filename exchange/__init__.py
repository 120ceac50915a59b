"""Other people's tables and projects in, ours out."""
