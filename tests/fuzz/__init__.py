"""Files nobody meant to write: whatever comes, the reading room answers in words and soon."""
