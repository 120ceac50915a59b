"""Saves from pages, their way back, and what is said of them."""
