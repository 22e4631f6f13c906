"""Printing the document in view, or a summary: a preview, the system's dialog, the pages to the printer."""
