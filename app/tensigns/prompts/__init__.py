"""What both front ends put to the user: questions, the review, forms and their answers files."""
