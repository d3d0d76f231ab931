"""What the office keeps: frozen records, their vocabularies and validation.

Nothing here knows of Qt, SQL or files. Russian words for the screen stand in `labels`.
"""
