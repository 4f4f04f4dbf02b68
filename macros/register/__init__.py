"""What each section said and when: the file, the text of a section, and comparing two texts."""
