"""The editors' half of the house. Forms and buttons call the verbs of workflow/ and publishing/."""
