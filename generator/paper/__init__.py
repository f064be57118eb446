"""What paper needs of a document: its file's name, its order, and its blocks as plain data."""
