"""What a person can do, one verb each; the only thing the screens and the command line call."""
