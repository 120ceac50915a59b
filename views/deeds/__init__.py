"""Deeds beside words: the rows and tables that pages share."""
