"""The commands of `python -m loaders`, a module for each: what it takes, and what it prints."""
