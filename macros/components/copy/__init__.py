"""A button, brought by its script, that copies words which stand on the page."""
