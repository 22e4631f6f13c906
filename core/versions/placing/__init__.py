"""Where what a reader added to one version belongs in another."""
