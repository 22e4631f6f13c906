"""What a file holds beside its text: tracked changes, comments, hidden words, pictures, properties."""
