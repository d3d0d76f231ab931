"""Set-up and the commands of start.py; standard library only, nothing of the program itself."""
