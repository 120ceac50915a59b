"""The commands of `tracker`, a module for each: what it takes, and what it prints."""
