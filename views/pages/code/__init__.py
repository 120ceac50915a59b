"""Code: what does this document say, and who says it?"""
