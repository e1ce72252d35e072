"""What an assessor of the International Fact-Checking Network asks for, gathered from what is public."""
