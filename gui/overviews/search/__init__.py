"""The page that takes the documents' place while one searches all meetings in the line of the top bar."""
