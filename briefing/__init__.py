"""Briefings to take to a meeting: what they say (pair, actor, issue), and how it is written (markdown, html, word)."""
