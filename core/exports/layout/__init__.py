"""A summary as a row of blocks: what every format of a document sets in its own way."""
