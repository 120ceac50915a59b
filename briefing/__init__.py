"""Briefings to take to a meeting: what they say (pair, actor, issue, news), and how it is written (md, html, docx)."""
