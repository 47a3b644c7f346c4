"""One sheet of feedback, written in the many ways people really have it, and what each must be read as."""
