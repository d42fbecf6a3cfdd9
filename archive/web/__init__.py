"""The archive in a browser: datasette with our configuration."""
