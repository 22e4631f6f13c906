"""The review of the draft in view: findings and comments beside it, how far each item is."""
