"""What leaves the house: one summary of a meeting and its annotations, one module for each format of it."""
