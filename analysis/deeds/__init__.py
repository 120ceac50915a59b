"""What actors do beside what they say: votes, signatures, ratifications and proposals, held against words."""
