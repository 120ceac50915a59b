"""What stands in HTML, PDF and Word documents: read in a confined process, by parsers that expect the worst."""
