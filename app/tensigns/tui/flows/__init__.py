"""Flows: the steps that lead from one screen to the next.

Most flows run in a worker, show screens and wait for their results.
"""
