"""What other readers gave: their names and colours, older states of annotations, what waits for its
document."""
