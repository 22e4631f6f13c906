"""The window in which a summary is put together: chosen on the left, previewed on the right."""
