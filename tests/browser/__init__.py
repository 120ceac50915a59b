"""Tests that start the server as a user would and drive a real browser."""
