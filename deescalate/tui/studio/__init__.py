"""The trainers' studio: what its screen is made of."""
