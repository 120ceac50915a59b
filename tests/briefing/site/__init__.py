"""Tests of briefing/site/."""
