"""Disclosure control: which figures of a copy are hidden, so that no child can be recognised (docs/disclosure.md)."""

from scorecard_xl.share.disclosure.decide import decide
from scorecard_xl.share.disclosure.facts import in_digits
from scorecard_xl.share.disclosure.records import Decision, Reason, Told, news
from scorecard_xl.share.disclosure.rules import SYMBOL, DisclosureError, Rules

__all__ = ["SYMBOL", "Decision", "DisclosureError", "Reason", "Rules", "Told", "decide", "in_digits", "news"]
