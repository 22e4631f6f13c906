"""Which sentences of two texts answer each other."""
