"""What is written beside the pages: exports, feeds, the calendar, the offline worker, styles and scripts."""
