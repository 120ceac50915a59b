"""Tests of views/pages/edit/."""
