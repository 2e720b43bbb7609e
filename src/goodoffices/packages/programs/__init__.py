"""Programs: one best package, with a proof, where there are too many packages to go through and no efficient set."""
