"""The documents themselves as they leave the house: copies of PDFs with marks in them, and nothing closed."""
