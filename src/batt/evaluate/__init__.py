"""Running a batt on samples: every node once, under step budgets."""
