"""What the lists show: stories, speakers, outlets, found in the ledger without loading whole stories."""

from selon.web.catalogue.entries import Entries, Entry
from selon.web.catalogue.find import Found, Wanted, find
from selon.web.catalogue.judged import About, abouts
from selon.web.catalogue.outlets import OutletView, outlet
from selon.web.catalogue.speakers import SaidView, SpeakerView, names, speaker

__all__ = [
    "About",
    "Entries",
    "Entry",
    "Found",
    "OutletView",
    "SaidView",
    "SpeakerView",
    "Wanted",
    "abouts",
    "find",
    "names",
    "outlet",
    "speaker",
]
