"""Figures and findings in the words that pages, briefings and the command line share."""
