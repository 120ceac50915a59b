"""Tests of loaders/git/."""
