"""People and parties: what minutes tell of them."""
