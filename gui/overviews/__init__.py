"""Pages that look at many meetings at once, in the documents' place."""
