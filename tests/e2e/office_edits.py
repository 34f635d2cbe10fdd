"""Edit a Word file as a colleague would, in LibreOffice through its own automation.

Run by the Python that has `uno` (Debian: python3-uno), not by the tests' own:
python3 office_edits.py FILE.docx WORD OTHER
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_PIPE = "briefer-tests"


def main() -> None:
    file, word, other = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
             "--norestore", f"--accept=pipe,name={_PIPE};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            services = connected().ServiceManager
            desktop = services.createInstance("com.sun.star.frame.Desktop")
            document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (hidden(),))
            helper = services.createInstance("com.sun.star.frame.DispatchHelper")
            edit(document, helper, word, other)
            kind = PropertyValue()
            kind.Name, kind.Value = "FilterName", "MS Word 2007 XML"
            document.storeToURL(file.as_uri(), (kind,))
            document.close(True)
            desktop.terminate()
        finally:
            office.terminate()
            office.wait(30)


def connected() -> Any:  # noqa: ANN401 - LibreOffice's objects have no types
    """Wait for the office and return its component context."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _turn in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={_PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
        else:
            return context
    raise TimeoutError("no office")


def hidden() -> Any:  # noqa: ANN401
    value = PropertyValue()
    value.Name, value.Value = "Hidden", True
    return value


def edit(document: Any, helper: Any, word: str, other: str) -> None:  # noqa: ANN401
    """Change a word unseen, track some changes, accept some of them, comment, delete a note."""
    document.RecordChanges = False
    replace(document, word, "perhaps")
    notes = document.Footnotes
    notes.getByIndex(notes.Count - 1).getAnchor().setString("")
    document.RecordChanges = True
    replace(document, "Observers", "Onlookers")
    frame = document.CurrentController.Frame
    helper.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, ())  # this one only
    replace(document, other, "presumably")
    document.RecordChanges = False
    comment = document.createInstance("com.sun.star.text.textfield.Annotation")
    comment.Content, comment.Author = "Is this still so?", "A colleague"
    text = document.Text
    text.insertTextContent(text.createTextCursorByRange(text.End), comment, False)


def replace(document: Any, word: str, new: str) -> None:  # noqa: ANN401
    """Replace the first whole occurrence of a word."""
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive, search.SearchWords = word, True, True
    found = document.findFirst(search)
    assert found is not None, word
    found.setString(new)


if __name__ == "__main__":
    main()
