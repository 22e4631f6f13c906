"""What the reader added comes along to another version of its meeting: from where to where, and what became
of it."""
