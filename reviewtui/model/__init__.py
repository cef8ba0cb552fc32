"""What a review is: frozen types and pure functions, nothing but the standard library."""
