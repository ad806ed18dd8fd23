"""Three ways to run a list of jobs, behind one interface."""
