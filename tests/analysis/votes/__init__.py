"""Tests of analysis/votes/."""
