"""What a Word document is made of: styles, the looks of cards, the XML that python-docx has no words for."""
