"""The pages: each reads the selection, computes with analysis/, and shows."""
