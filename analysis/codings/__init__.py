"""Two codings of the same documents, or two versions of one: what both have, and where they differ."""
