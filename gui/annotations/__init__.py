"""Where the reader's annotations stand, and what is done to many of them: tags, cards, lists."""
