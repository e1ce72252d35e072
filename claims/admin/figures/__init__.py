"""What the newsroom does, in figures of a period: queries, plots and the page apart."""
