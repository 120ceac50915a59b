"""Where was that said? Words and phrases, found in what is coded and in the texts of documents."""
