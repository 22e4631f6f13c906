"""Two versions beside each other: what changed from one to the other, as a list and in both texts."""
