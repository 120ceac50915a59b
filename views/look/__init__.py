"""The theme in which the dashboard is shown."""
