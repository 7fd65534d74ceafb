"""relterm: a personal CRM for the terminal that says *not yet*."""

__version__ = "0.1.0"
