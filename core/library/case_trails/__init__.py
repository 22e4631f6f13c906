"""Cases through all their meetings: what bears their number, was linked to them, or may belong to them."""
