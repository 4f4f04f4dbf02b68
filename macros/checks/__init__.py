"""What has to hold of the prose, the links and the HTML of every page."""
