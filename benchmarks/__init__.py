"""The measured promises. Not part of the tests: timings are judged by a person."""
