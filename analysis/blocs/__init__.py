"""Blocs: how they are found, held against chance, what they are made of, and who stands between them."""
