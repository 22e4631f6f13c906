"""People and parties, from what minutes tell of them."""
