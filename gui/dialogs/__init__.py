"""What the window asks and tells."""
