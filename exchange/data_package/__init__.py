"""The data as files for machines: a Frictionless data package, web annotations, and Popolo."""
