"""Long work over many files, in helper processes, behind what the reader does."""
