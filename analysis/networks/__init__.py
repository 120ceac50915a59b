"""Networks of discourse: who says alike and who says otherwise, and the files that other tools read."""
