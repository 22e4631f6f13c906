"""What changed from one version to another, as one list: by item, sentence and word."""
