"""Other people's tables in, ours out."""
