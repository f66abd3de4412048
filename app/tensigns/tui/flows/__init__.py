"""Flows: the steps that lead from one screen to the next.

Most flows run in a worker. They show screens and wait for the results of the screens.
"""
