"""Packages all could live with: from issues and what is known of each side's wishes, what a mediator can carry."""
