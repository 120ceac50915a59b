"""What writes into a positions folder: records spliced into texts, their order, drafts, saves, merges, backups."""
