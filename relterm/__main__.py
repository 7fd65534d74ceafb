"""`python -m relterm`."""

from relterm.cli.main import run

if __name__ == "__main__":
    run()
