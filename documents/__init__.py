"""Is the quotation there? The text of a document, where quotations stand in it, fingerprints, verifying."""
