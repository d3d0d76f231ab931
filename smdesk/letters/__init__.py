"""Letters to those whom the act names: their words in the right case, their templates, their files.

What a letter says is a plain record; who it is about and why is known to the use cases.
"""
