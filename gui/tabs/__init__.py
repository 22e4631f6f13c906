"""Tabs, the groups they stand in, and the way back through them."""
