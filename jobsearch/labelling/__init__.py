"""Labelling: a session of questions, the queue of posts to offer, and a model that learns from the answers."""
