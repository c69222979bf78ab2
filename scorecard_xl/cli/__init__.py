"""The commands, by what they are for; each is a few lines on the same core, which it imports when it runs."""
