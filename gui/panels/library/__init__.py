"""What the library panel is made of: the tree, lists of meetings, and the short lists below."""
