"""Scenarios on pages: the pins in the address, and what every page says of them."""
