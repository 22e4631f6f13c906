"""The window: everything that knows Qt. It works on `core` and never the other way round."""
