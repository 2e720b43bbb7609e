"""Packages all could live with: from issues, and what is known of each side's wishes, to packages a mediator can carry."""
