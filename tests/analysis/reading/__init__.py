"""Tests of analysis/reading/."""
