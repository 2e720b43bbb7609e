"""What pages draw from a standing beside its lines: trees, tables, small pictures."""
