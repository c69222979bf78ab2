"""The page as HTML: a file that any browser shows and prints, and the body of an e-mail. Drawn from page.model."""
