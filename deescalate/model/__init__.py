"""The values that every room speaks. Standard library only."""
