"""Words: what of them counts, how alike two wordings are, which words answer each other."""
