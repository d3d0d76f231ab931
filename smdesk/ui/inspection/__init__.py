"""The inspection of a page: questions clause by clause, by keyboard, with screenshots."""
