"""One address for one article, however it was come by: without what counts visitors, and as the standard writes it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

TRACKERS = re.compile(
    r"(?:utm|at|mc|hsa|vero|pk|mtm|piwik|matomo|stm|trk|wt)_\w+|(?:fb|g|d|y|ms|tw|tt|wbra|gbra|ysc|li_fat_|epi)cl?id|gclsrc|igshid|igsh|xtor|cmpid"
    r"|ncid|ocid|smid|s_kwcid|_ga|_gl|_hsenc|_hsmi|fb_\w+|ito|ns_\w+|mkt_tok|guccounter|guce_\w+|__twitter_impression|partner_id|xtref"
)
"""Parameters that say who sent the reader, in the names that the common counters use."""

SAFE = "/%:@!$&'()*+,;=~-._?[]"
"""What stands in an address as it is."""

PORTS = {"http": ":80", "https": ":443"}


def canonical(address: str | None, base: str | None = None) -> str | None:
    """`address` (relative to `base`) in one form; `None` where it is none of the web."""
    if not address:
        return None
    try:
        parts = urlsplit(urljoin(base or "", address.strip()))
        if parts.scheme not in PORTS or not parts.hostname:
            return None
        host = parts.netloc.rpartition("@")[2].lower().removesuffix(PORTS[parts.scheme])
        query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _counts(name)]
    except ValueError:
        return None
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    path, asked = (quote(part, SAFE, errors="replace") for part in (parts.path or "/", _query(parts.query, query)))
    return urlunsplit((parts.scheme, host, path, asked, quote(fragment, SAFE, errors="replace")))


def _counts(name: str) -> bool:
    return bool(TRACKERS.fullmatch(name.lower()))


def _query(given: str, kept: list[tuple[str, str]]) -> str:
    """As it was given where nothing is left out, for sites may not know it in another spelling."""
    return given if len(kept) == len(parse_qsl(given, keep_blank_values=True)) else urlencode(kept)
