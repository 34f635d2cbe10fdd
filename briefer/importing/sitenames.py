"""What a web site is called, by its page and by its address, and what is only its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

_APART = re.compile(r"\W|_")
_WORD = re.compile(r"\w+")
_ARCHIVED = re.compile(  # the Wayback Machine, archive.today under its names
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|li|vn|md|fo))/[\w*]+/(?=https?://)"
)
_FEW = 3  # characters; a shorter name is in many words
_NO_NAME = frozenset({"www", "com", "co", "org", "net", "gov", "edu", "blogspot", "wordpress"})


def site_names(addresses: Iterable[str], stated: Iterable[str]) -> tuple[str, ...]:
    """Return what a site is called, without case and punctuation.

    `addresses` are those of the page, `stated` the names that it gives itself.
    """
    hosts = [host for each in addresses if (host := host_of(each))]
    labels = [label for host in hosts for label in host.split(".")[:-1] if label not in _NO_NAME]
    names = (_bare(name) for name in (*stated, *hosts, *labels))
    return tuple(dict.fromkeys(name for name in names if name))


def addresses_of(links: Iterable[tuple[str, str]], tags: Mapping[str, str]) -> list[str]:
    """Return the addresses that a page gives itself; `links` are (rel, href) of its links."""
    canonical = [href for rel, href in links if rel == "canonical"]
    return [url for url in (*canonical, tags.get("og:url", "")) if url.startswith("http")]


def original(address: str) -> str:
    """Return the address that an archive of the web took a page from, else `address`."""
    return _ARCHIVED.sub("", address)


def is_site(text: str, names: Sequence[str]) -> bool:
    """Tell whether `text` is the site's name, or nearly: shortened, with a word more."""
    bare = _bare(text)
    initials = "".join(word[0] for word in _WORD.findall(text.casefold()))
    return bool(bare) and any(
        bare == name
        or (len(initials) > 1 and initials == name)
        or (len(bare) > _FEW and bare in name)
        or (len(name) > _FEW and name in bare and len(bare) < 2 * len(name) + 4)
        for name in names
    )


def host_of(address: str) -> str:
    """Return the host of a page, that of the original for an archived one; empty without one."""
    try:
        host = urlsplit(original(address)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _bare(name: str) -> str:
    return _APART.sub("", name.casefold())
