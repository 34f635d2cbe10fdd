"""The address of the page that text was copied from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QMimeData

from briefer.ui.clipping import source_address

ADDRESS = "https://post.example/pier?id=1"
CF_HTML = f"Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:{ADDRESS}\r\n<html></html>"


def copied(kind: str, data: bytes) -> QMimeData:
    mime = QMimeData()
    mime.setText("The pier")
    mime.setData(kind, QByteArray(data))
    return mime


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("text/x-moz-url-priv", ADDRESS.encode("utf-16-le")),
        ("chromium/x-source-url", ADDRESS.encode()),
        ('application/x-qt-windows-mime;value="HTML Format"', CF_HTML.encode()),
    ],
)
def test_browsers_say_where_text_was_copied(kind: str, data: bytes) -> None:
    assert source_address(copied(kind, data)) == ADDRESS


@pytest.mark.parametrize("said", ["about:blank", "file:///home/ann/pier.html", "", "https://a b"])
def test_what_is_no_address_of_the_web_is_none(said: str) -> None:
    assert source_address(copied("chromium/x-source-url", said.encode())) == ""
