"""Tests of analysis/finding/."""
