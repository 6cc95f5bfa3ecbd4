"""The long trials of the log: kill -9, full disks, flipped bits, races. `python -m tests.torture --help`."""
