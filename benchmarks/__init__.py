"""Speed and memory, each as a ratio within one run: timings differ between machines, ratios hardly do."""
