"""Qt models over plain rows. They know neither SQL nor widgets."""
