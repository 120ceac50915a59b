"""Tests of briefing/."""
