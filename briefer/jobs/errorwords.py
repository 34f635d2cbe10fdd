"""The words of errors and warnings, by class and reason code; see `sentences`."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.jobs.saying import Sentence, tr

UNREADABLE = tr("“{name}” could not be read")
NO_PROJECT = tr("“{name}” could not be opened")
NO_TEMPLATE = tr("“{name}” cannot be used as a Word template")
NO_EXPORT = tr("The brief cannot be exported as asked")
NO_STYLE = tr("The citation style cannot be used")

_SAVE_AS = tr("Save it as Word, PDF, web page or text first.")
_SAVE_AGAIN = tr("Open it in the program that made it and save it once more, or download it again.")
_IN_PARTS = tr("Bring it in in parts, or only the pages that you need.")
SOURCES: Mapping[str, Sentence] = {
    "missing": Sentence(UNREADABLE, tr("There is no such file.")),
    "folder": Sentence(UNREADABLE, tr("It is a folder, not a file.")),
    "special": Sentence(UNREADABLE, tr("It is not a file but a device or a pipe.")),
    "denied": Sentence(UNREADABLE, tr("This computer does not let you read it ({detail}).")),
    "empty": Sentence(UNREADABLE, tr("The file is empty.")),
    "too-large": Sentence(UNREADABLE, tr("It is larger than {detail} MB."), _IN_PARTS),
    "no-text": Sentence(
        UNREADABLE,
        tr("There is no text in it."),
        tr("If it shows pictures of text, a program for text recognition (OCR) can add the text."),
    ),
    "no-text-layer": Sentence(
        UNREADABLE,
        tr("It is a scan: pictures of pages without text."),
        tr("A program for text recognition (OCR) can add the text."),
    ),
    "binary": Sentence(UNREADABLE, tr("It holds data that is not text."), _SAVE_AS),
    "unknown-format": Sentence(
        UNREADABLE, tr("Files of the kind “{detail}” cannot be read."), _SAVE_AS
    ),
    "old-office": Sentence(
        UNREADABLE,
        tr("It is a Word file of the old kind (.doc)."),
        tr("Save it in Word as .docx first."),
    ),
    "not-ours": Sentence(
        tr("“{name}” is no brief that can be compared"),
        tr("It says nothing about where it came from, and none of the quotations stand in it."),
        tr("A clean copy is compared with its project."),
    ),
    "macros": Sentence(
        UNREADABLE, tr("It holds macros."), tr("Save it as .docx without macros first.")
    ),
    "wrong-type": Sentence(
        UNREADABLE, tr("It is not what its ending “{detail}” says."), _SAVE_AGAIN
    ),
    "damaged": Sentence(UNREADABLE, tr("The file is damaged or incomplete."), _SAVE_AGAIN),
    "encrypted": Sentence(
        UNREADABLE,
        tr("It is locked with a password, or encrypted."),
        tr("Open it and save it unlocked first."),
    ),
    "too-much": Sentence(
        UNREADABLE, tr("It unpacks to far more than a document holds."), _SAVE_AGAIN
    ),
    "too-many": Sentence(UNREADABLE, tr("It has more than {detail} parts or pages."), _IN_PARTS),
    "timeout": Sentence(UNREADABLE, tr("Reading it took too long."), _IN_PARTS),
    "memory": Sentence(UNREADABLE, tr("Reading it took too much memory."), _IN_PARTS),
    "crashed": Sentence(UNREADABLE, tr("Reading it failed; the file may be damaged."), _SAVE_AGAIN),
    "no-original": Sentence(
        tr("“{name}” could not be opened"), tr("The brief does not hold the file it came from.")
    ),
    "nothing-inside": Sentence(
        UNREADABLE,
        tr("There is no document in it that can be read."),
        tr("Unpack it, and save what is in it as Word, PDF, web page or text."),
    ),
    "none-readable": Sentence(
        UNREADABLE,
        tr("None of the documents in it can be read: {detail}."),
        tr("Unpack it and bring them in one by one: each then says why."),
    ),
    "failed": Sentence(UNREADABLE, tr("Reading it failed for a reason nobody foresaw."), _SAVE_AS),
}

BAD_RECORD = tr("A record in “{name}” was left out")

REFERENCES: Mapping[str, Sentence] = {
    "not-json": Sentence(UNREADABLE, tr("It is no valid JSON from line {detail} on.")),
    "no-record": Sentence(UNREADABLE, tr("There is no record in it.")),
    "not-a-record": Sentence(BAD_RECORD, tr("Number {detail} is no description of a source.")),
    "no-type": Sentence(
        BAD_RECORD, tr("The one at {detail} does not say what kind of source it is.")
    ),
    "cut-off": Sentence(BAD_RECORD, tr("The one at line {detail} has no end.")),
    "bad-syntax": Sentence(BAD_RECORD, tr("The one at line {detail} cannot be understood.")),
    "duplicate-key": Sentence(
        tr("A key stands twice in “{name}”"),
        tr("The record at line {detail} was brought in with a key of its own."),
    ),
}

BRIEFS: Mapping[str, Sentence] = {
    "too-many-notes": Sentence(
        NO_EXPORT,
        tr("It has {detail} notes; a Word file holds 32,767."),
        tr("Combine the notes of each paragraph, or export it in parts."),
    ),
    "would-fetch": Sentence(
        NO_EXPORT,
        tr("Its Word file would fetch or run something ({detail})."),
        tr("Export it without a Word template, or with another one."),
    ),
    "marking-below": Sentence(
        NO_EXPORT,
        tr("It would go out below the marking of what it holds: {detail}."),
        tr("Mark it higher, or give a reason, which the log of a project keeps."),
    ),
    "cannot-be-set": Sentence(
        NO_EXPORT,
        tr("It could not be set as a PDF ({detail})."),
        tr("Export it to Word, and report this, please."),
    ),
}
_OWN_LOOK = tr("Export without a template, or choose another one.")
TEMPLATES: Mapping[str, Sentence] = {
    "missing": Sentence(NO_TEMPLATE, tr("There is no such file."), _OWN_LOOK),
    "denied": Sentence(NO_TEMPLATE, tr("This computer does not let you read it."), _OWN_LOOK),
    "macros": Sentence(
        NO_TEMPLATE,
        tr("It holds macros."),
        tr("Save it in Word as a template without macros (.dotx) first."),
    ),
    "external": Sentence(
        NO_TEMPLATE,
        tr("It fetches something from outside ({detail})."),
        tr("Put what it fetches into the template itself."),
    ),
    "locked": Sentence(
        NO_TEMPLATE,
        tr("It is locked with a password, or of an old kind (.doc, .dot)."),
        tr("Save it as .dotx without a password first."),
    ),
    "not-word": Sentence(NO_TEMPLATE, tr("It is not a Word file."), _OWN_LOOK),
    "damaged": Sentence(NO_TEMPLATE, tr("The file is damaged or incomplete."), _OWN_LOOK),
}

PROJECTS: Mapping[str, Sentence] = {
    "not-found": Sentence(NO_PROJECT, tr("There is no such file.")),
    "is-folder": Sentence(NO_PROJECT, tr("It is a folder, not a brief.")),
    "not-a-file": Sentence(NO_PROJECT, tr("It is not a file but a device or a pipe.")),
    "unreadable": Sentence(NO_PROJECT, tr("This computer does not let you read it.")),
    "empty": Sentence(NO_PROJECT, tr("The file is empty.")),
    "zeros": Sentence(
        NO_PROJECT,
        tr("It holds nothing but zeros, as after a power cut or a broken synchronisation."),
        tr("Look for an earlier copy of the file."),
    ),
    "not-a-project": Sentence(NO_PROJECT, tr("It is not a Briefer project.")),
    "another-program": Sentence(NO_PROJECT, tr("It belongs to another program.")),
    "newer-version": Sentence(
        NO_PROJECT,
        tr("It was made by a newer version of Briefer."),
        tr("Update Briefer to open it; the file was left as it is."),
    ),
    "damaged": Sentence(
        NO_PROJECT, tr("The file is damaged ({detail})."), tr("Look for an earlier copy of it.")
    ),
    "foreign-parts": Sentence(NO_PROJECT, tr("It holds something alien: “{detail}”.")),
    "read-only": Sentence(
        NO_PROJECT,
        tr("The file or its folder is protected against writing."),
        tr("Copy it to a folder of your own, or look at a copy."),
    ),
    "full": Sentence(NO_PROJECT, tr("The disk is full.")),
    "in-use": Sentence(NO_PROJECT, tr("It is being changed all the time."), tr("Try again.")),
    "vanished": Sentence(NO_PROJECT, tr("The file or its folder is gone.")),
    "failed": Sentence(NO_PROJECT, tr("The system could not read it ({detail}).")),
}

_NOT_SAVED = tr("The last change could not be saved")
SAVING: Mapping[str, Sentence] = {
    "full": Sentence(_NOT_SAVED, tr("The disk is full."), tr("Free some space and try again.")),
    "read-only": Sentence(_NOT_SAVED, tr("“{name}” is now protected against writing.")),
    "vanished": Sentence(_NOT_SAVED, tr("“{name}” or its folder is gone.")),
    "damaged": Sentence(_NOT_SAVED, tr("“{name}” is damaged ({detail}).")),
    "failed": Sentence(_NOT_SAVED, tr("The system could not write “{name}” ({detail}).")),
}

TARGETS: Mapping[str, Sentence] = {
    "exists-not-ours": Sentence(
        tr("“{name}” is already there"),
        tr("It is not what Briefer wrote there last, so it was left as it is."),
    ),
    "exists": Sentence(tr("“{name}” is already there"), tr("It was left as it is.")),
    "is-folder": Sentence(tr("“{name}” is a folder"), tr("A file is needed.")),
    "folder-missing": Sentence(
        tr("“{name}” could not be written"), tr("There is no folder “{folder}”.")
    ),
    "read-only": Sentence(
        tr("“{name}” could not be written"), tr("The place is protected against writing.")
    ),
    "full": Sentence(
        tr("“{name}” could not be written"),
        tr("The disk is full."),
        tr("Nothing was changed; free some space or choose another disk."),
    ),
    "held-open": Sentence(
        tr("“{name}” could not be written"),
        tr("Another program has it open, perhaps Word."),
        tr("Close it there, or choose another name."),
    ),
    "bad-name": Sentence(
        tr("“{name}” could not be written"), tr("The name is not one that files can have.")
    ),
    "failed": Sentence(
        tr("“{name}” could not be written"), tr("The system could not do it ({detail}).")
    ),
    "unknown-format": Sentence(
        tr("“{name}” could not be written"),
        tr("The ending “{detail}” is none that Briefer writes."),
        tr("Use .docx, .html or .md."),
    ),
}

_NOT_DONE = tr("Nothing was changed")
EDITS: Mapping[str, Sentence] = {
    "read-only-copy": Sentence(_NOT_DONE, tr("This is a read-only copy.")),
    "undo-conflict": Sentence(_NOT_DONE, tr("This step can no longer be taken back.")),
    "unknown-source": Sentence(_NOT_DONE, tr("The source is no longer here.")),
    "unknown-excerpt": Sentence(_NOT_DONE, tr("The excerpt is no longer here.")),
    "unknown-item": Sentence(_NOT_DONE, tr("The item is no longer here.")),
    "unknown-block": Sentence(_NOT_DONE, tr("The paragraph is no longer here.")),
    "unknown-comment": Sentence(_NOT_DONE, tr("The comment is no longer here.")),
    "unknown-export": Sentence(_NOT_DONE, tr("The export is not in the log.")),
    "unknown-return": Sentence(_NOT_DONE, tr("The returned file is not on record.")),
    "unknown-field": Sentence(_NOT_DONE, tr("There is no field “{detail}”.")),
    "bad-value": Sentence(_NOT_DONE, tr("This is no value for “{detail}”.")),
    "not-a-section": Sentence(_NOT_DONE, tr("Only a section can hold other items.")),
    "not-a-text": Sentence(_NOT_DONE, tr("This is possible in a text only.")),
    "not-a-quotation": Sentence(_NOT_DONE, tr("This is possible with a quotation only.")),
    "not-a-judgement": Sentence(_NOT_DONE, tr("This is possible with a judgement only.")),
    "cannot-support": Sentence(_NOT_DONE, tr("Only your own words can rest on an excerpt.")),
    "into-itself": Sentence(_NOT_DONE, tr("A section cannot go into itself.")),
    "inline-stays": Sentence(_NOT_DONE, tr("A quotation inside a text cannot leave it.")),
    "nothing-chosen": Sentence(_NOT_DONE, tr("There are no words in what is selected.")),
    "outside-text": Sentence(_NOT_DONE, tr("The passage lies outside the source.")),
    "empty-title": Sentence(_NOT_DONE, tr("A section needs a title.")),
    "empty-comment": Sentence(_NOT_DONE, tr("A comment needs words.")),
    "wording-not-permitted": Sentence(_NOT_DONE, tr("A quotation needs words.")),
    "source-in-use": Sentence(_NOT_DONE, tr("The source is used in {detail} places.")),
    "own-version": Sentence(_NOT_DONE, tr("The newer version is the same source.")),
    "duplicate-id": Sentence(_NOT_DONE, tr("Two items of the brief have the same id.")),
}

MARKDOWN: Mapping[str, Sentence] = {
    "front-matter-open": Sentence(tr("Line {line}: the front matter has no end")),
    "front-matter": Sentence(tr("Line {line}: the front matter cannot be read"), "{detail}."),
    "front-value": Sentence(tr("Line {line}: the value of “{detail}” cannot be read")),
    "front-key": Sentence(tr("Line {line}: nothing is known about “{detail}”")),
    "source-missing": Sentence(tr("Line {line}: the source is not among the files: “{detail}”")),
    "unknown-source": Sentence(tr("Line {line}: there is no source “{detail}” for an excerpt")),
    "unknown-excerpt": Sentence(tr("Line {line}: there is no excerpt “{detail}”")),
    "unknown-key": Sentence(tr("Line {line}: there is no source with the key “{detail}”")),
    "unknown-div": Sentence(
        tr("Line {line}: “{detail}” is none of text, paraphrase and judgement")
    ),
    "div-open": Sentence(tr("Line {line}: the block “{detail}” has no end")),
    "bad-length": Sentence(tr("Line {line}: the length “{detail}” is no number")),
    "quotation-without-source": Sentence(
        tr("Line {line}: a quotation names no source: “{detail}”")
    ),
    "not-in-source": Sentence(tr("Line {line}: not found in the source: “{detail}”")),
    "ambiguous": Sentence(tr("Line {line}: stands in the source more than once: “{detail}”")),
}

STYLES: Mapping[str, Sentence] = {
    "unknown": Sentence(tr("There is no citation style “{place}”")),
    "unreadable": Sentence(NO_STYLE, tr("“{place}” could not be read ({detail}).")),
    "too-big": Sentence(NO_STYLE, tr("“{place}” is too large for a citation style.")),
    "not-xml": Sentence(NO_STYLE, tr("“{place}” is no XML file ({detail}).")),
    "doctype": Sentence(NO_STYLE, tr("“{place}” has a document type, which is not allowed.")),
    "not-a-style": Sentence(NO_STYLE, tr("“{place}” holds no citation style.")),
    "no-parent": Sentence(NO_STYLE, tr("“{place}” builds on “{detail}”, which is not here.")),
    "no-citation": Sentence(NO_STYLE, tr("“{place}” does not say how a citation looks.")),
    "unknown-macro": Sentence(NO_STYLE, tr("“{place}” uses “{detail}”, which it does not have.")),
    "recursive-macro": Sentence(NO_STYLE, tr("In “{place}”, “{detail}” uses itself.")),
    "too-complex": Sentence(NO_STYLE, tr("“{place}” is too complicated ({detail}).")),
    "bad-value": Sentence(NO_STYLE, tr("“{place}” holds a value with no meaning: {detail}.")),
}

NO_PACKAGE = tr("The Word file could not be read")
PACKAGES: Mapping[str, Sentence] = {
    "not-a-zip": Sentence(NO_PACKAGE, tr("It is no Word file.")),
    "old-office": Sentence(
        NO_PACKAGE,
        tr("It is in the old .doc format or locked with a password."),
        tr("Save it as .docx without a password first."),
    ),
    "encrypted": Sentence(NO_PACKAGE, tr("It is locked with a password.")),
    "too-many-parts": Sentence(NO_PACKAGE, tr("It has too many parts ({detail}).")),
    "duplicate-parts": Sentence(NO_PACKAGE, tr("It holds two parts of one name.")),
    "overlapping-parts": Sentence(NO_PACKAGE, tr("Its parts overlap; this is no honest file.")),
    "too-big": Sentence(NO_PACKAGE, tr("A part of it is too large ({detail}).")),
    "bomb": Sentence(NO_PACKAGE, tr("It unpacks to far more than a document holds.")),
    "compression": Sentence(NO_PACKAGE, tr("It is compressed in an unknown way ({detail}).")),
    "damaged": Sentence(NO_PACKAGE, tr("It is damaged ({detail}).")),
    "missing-part": Sentence(NO_PACKAGE, tr("A part is missing ({detail}).")),
    "not-xml": Sentence(NO_PACKAGE, tr("A part of it is not readable ({detail}).")),
    "doctype": Sentence(NO_PACKAGE, tr("It has a document type, which is not allowed.")),
    "not-word": Sentence(NO_PACKAGE, tr("It is another kind of file than a Word document.")),
}

WARNINGS: Mapping[str, Sentence] = {
    "illegal-characters": Sentence(tr("{detail} characters that no document may hold were marked")),
    "undecodable-bytes": Sentence(tr("{detail} bytes are no text and were marked")),
    "encoding-guessed": Sentence(tr("The encoding was guessed: {detail}")),
    "other-format": Sentence(tr("Its ending misleads: it was read as “{detail}”")),
    "truncated": Sentence(tr("Only the beginning was read ({detail})")),
    "part-skipped": Sentence(tr("A part could not be read: “{detail}”")),
    "changes-accepted": Sentence(
        tr("Tracked changes were read as accepted, in {detail} paragraphs")
    ),
    "hidden-left-out": Sentence(tr("Hidden text was left out ({detail})")),
    "struck-left-out": Sentence(tr("Words that are struck through were left out: “{detail}”")),
    "text-from-data": Sentence(tr("The page hides its text; it was taken from the page’s data")),
    "bare-text": Sentence(tr("The page is built oddly; its text was read without its layout")),
    "outlet-suggested": Sentence(tr("No outlet is stated; the page looks like “{detail}”")),
    "pages-without-text": Sentence(tr("Pages that are pictures without text: {detail}")),
    "pages-unreadable": Sentence(tr("Pages that are damaged and were left out: {detail}")),
    "letters-guessed": Sentence(
        tr("Pages that do not say which letters they show: {detail}. Compare them with the file")
    ),
    "second-article": Sentence(
        tr("A second article seems to follow: “{detail}”. Bring it in by itself")
    ),
    "extract": Sentence(tr("The text seems to break off (“{detail}”); it is marked as an extract")),
    "no-body": Sentence(tr("No line looks like the text of an article; nothing was folded")),
}

NOT_CARRIED: Mapping[str, Sentence] = {
    "unused-excerpt": Sentence(tr("An excerpt without a use is left out")),
    "unused-source": Sentence(tr("A source without a use is left out")),
    "quotation-not-in-text": Sentence(tr("A quotation that its text does not show is left out")),
    "text-without-quotation": Sentence(tr("A text shows a quotation that is not there")),
}
