"""What a page does when something was sent to it: from what was typed to entries on record."""
