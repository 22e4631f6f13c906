"""What stands around the document: library, agenda, decision and search."""
