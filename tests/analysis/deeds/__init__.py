"""Tests of analysis/deeds."""
