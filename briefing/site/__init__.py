"""The published site: pages that open without a server and without a script."""
