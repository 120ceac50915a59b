"""The dashboard's views: what pages share, charts, and a folder for each page."""
