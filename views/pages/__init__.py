"""The pages, a folder for each: it reads the selection, computes with analysis/, and shows."""
