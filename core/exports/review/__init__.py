"""What goes out of a review: what was found as text, JSON and SARIF; reports; the draft with its comments."""
