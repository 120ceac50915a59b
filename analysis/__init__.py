"""Pure functions on the tidy tables: who stands where, how close two actors are, and what changed."""
