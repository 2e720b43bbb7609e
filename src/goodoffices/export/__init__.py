"""What leaves the program: text, Markdown, JSON and pictures, byte for byte the same each time."""
