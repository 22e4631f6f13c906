"""Which meeting and body a document belongs to, what stands in front, and what the reader says of it."""
