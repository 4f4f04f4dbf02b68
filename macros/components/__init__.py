"""What a reader sees: one folder for each, with its data, template, style and script; none imports another."""
