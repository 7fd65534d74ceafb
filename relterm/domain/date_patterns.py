"""How days are written: the patterns that `date_phrases` reads."""

import re

MONTH = (
    "january|february|march|april|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec"
)
WEEKDAY = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun"
)
_UNIT = "days|day|d|weeks|week|wks|wk|w|months|month|mo|years|year|yrs|yr|y"
_FLAGS = re.ASCII | re.IGNORECASE
ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", _FLAGS)
NUMERIC = re.compile(
    r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{2,4}))?|([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", _FLAGS
)
DOTTED = re.compile(
    r"([0-9]{1,2})\.\s?([0-9]{1,2})\.(?:\s?((?:19|20|21)[0-9]{2})(?![0-9])|(?![.0-9]))", _FLAGS
)
SHORT_YEAR = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})(?![.0-9])", _FLAGS)
NAMED = re.compile(r"yesterday|today|tomorrow", _FLAGS)
STEP = re.compile(rf"(last|next|this)\s+(week|month|year|{WEEKDAY})", _FLAGS)
COUNT = re.compile(rf"(in\s+)?(an?\s+|[0-9]{{1,4}}\s?)({_UNIT})(\s+ago)?", _FLAGS)
DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th|\.)?\s?(?:of\s+)?({MONTH})\.?(?:,?\s+((?:19|20|21)[0-9]{{2}}))?",
    _FLAGS,
)
MONTH_FIRST = re.compile(
    rf"({MONTH})\.?\s+([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s+((?:19|20|21)[0-9]{{2}}))?", _FLAGS
)
WEEKDAY_ALONE = re.compile(WEEKDAY, _FLAGS)
CLOCK = re.compile(r"(?:[ \t]+(?:at[ \t]+)?|T)([0-9]{1,2}):([0-9]{2})", _FLAGS)
