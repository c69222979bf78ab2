"""Raw tables and the sheets officers fill in: what they hold, and how their cells are read."""
