"""Cases through bodies and years."""
