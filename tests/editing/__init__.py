"""Tests of editing/."""
