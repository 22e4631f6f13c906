"""What a reader does, as edits that can be undone."""
