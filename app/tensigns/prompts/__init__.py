"""The questions, the navigation and the review as both front ends show them."""
