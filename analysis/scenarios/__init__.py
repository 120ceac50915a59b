"""Scenarios: the picture as it would be if actors took stances that somebody supposes."""
