"""Programs from anywhere: read, run on their tasks hundreds at a time, told one by one, kept."""
