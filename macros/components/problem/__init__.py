"""What an editor sees in the page in place of something that could not be rendered."""
