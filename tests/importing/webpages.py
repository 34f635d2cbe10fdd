"""An article of a web page, and ways to read such pages."""

from __future__ import annotations

from pathlib import Path

from briefer.importing.drafts import Draft
from briefer.importing.webpage import draft

ONE = "The council of the harbour town met on Monday to decide what was to become of the old pier, \
which has been closed to the public since the storm of last winter."
TWO = "Several members said that the repair would cost more than the town could pay in one year, \
and that the fishermen who use it every morning should be asked before anything was decided."
THREE = "A decision is expected in the autumn, when the engineers will have looked at every pillar \
and the ministry will have answered the letter that the mayor sent in the spring."
DATA = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"headline": "The old pier &amp; its friends", "author": [{"name": "Ann Example"},
{"name": "Bo Sample"}], "datePublished": "2024-11-07T09:30:00+01:00",
"publisher": {"name": "Harbour Post"}}]}</script>"""
HEAD = f"""<head><meta charset="utf-8"><title>The old pier | Harbour Post</title>
<link rel="canonical" href="https://post.example/pier">
<meta name="description" content="What the council will do.">{DATA}</head>"""
ARTICLE = f"""<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>The old pier &amp; its friends</h1><p class="dek">What the council will do.</p>
<div class="byline">By Ann Example and Bo Sample</div><time datetime="2024-11-07">7 Nov 2024</time>
<p>{ONE}</p><figure><img src="x.png"><figcaption>The pier in the fog</figcaption></figure>
<h2>What it costs</h2><p>{TWO}</p><blockquote><p>{THREE}</p></blockquote><p>{THREE[:90]} end.</p>
</article><footer><p>Copyright Harbour Post</p><a href="#">Subscribe to news</a></footer>"""


def page(body: str, head: str = HEAD) -> Draft:
    return draft(f'<html lang="en-GB">{head}<body>{body}</body></html>'.encode(), Path("a.html"))


def role_of(found: Draft, text: str) -> str | None:
    block = next(block for block in found.blocks if found.words_of(block).startswith(text))
    return block.role.value if block.role else None
