"""The last imports, what became of each file, and the folders that are watched."""
