"""Parts that work on the one document a reader looks at: walking, selecting, finding, marking, correcting."""
