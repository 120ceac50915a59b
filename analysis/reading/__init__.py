"""What helps a coder to read a document: its sentences, whom and what it names, and what of that is not coded yet."""
