"""What git knows of a positions folder, asked without running anything that a repository says."""
