"""The texts and keys of questions, navigation and review, for both front ends."""
