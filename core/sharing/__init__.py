"""What comes from a colleague, or goes to one: annotations as a file, or as marks in a PDF."""
