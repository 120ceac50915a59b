"""What is new: the statements dated between two days, and what they did to the picture."""
