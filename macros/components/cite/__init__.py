"""A button, brought by its script, at the head of each section: its citation in a form for every kind of document."""
