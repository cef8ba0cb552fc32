"""What screens are made of; no widget imports another."""
