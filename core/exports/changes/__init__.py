"""What changed between two versions, as a file in every form that can hold it."""
