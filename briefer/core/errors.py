"""The errors Briefer raises: they carry data, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class BrieferError(Exception):
    """Base of every error that a person may be told about.

    Only the window and the command line turn one into a sentence; both use the
    one table in `briefer.jobs.sentences`.
    """


@dataclass(eq=False)
class FileProblem(BrieferError):
    """A file could not be used: `reason` is a code, `detail` a value for the sentence."""

    path: Path
    reason: str
    detail: str = ""

    @property
    def name(self) -> str:
        """Return the name of the file, as it is shown."""
        return self.path.name or str(self.path)


@dataclass(eq=False)
class UnreadableSource(FileProblem):
    """A file could not be brought in as a source; `inside` names the part that is to blame."""

    inside: str = ""

    @property
    def name(self) -> str:
        """Return the name of the file, then that of the part."""
        return " › ".join(filter(None, (super().name, self.inside)))


class UnreadableReference(FileProblem):
    """A record in a file of references could not be read; `detail` is its line or number."""


class UnusableProject(FileProblem):
    """A path does not hold a project this version can open."""


class UnwritableProject(FileProblem):
    """An edit could not be written to the project's file; nothing has changed."""


class UnusableTemplate(FileProblem):
    """A Word template cannot be used for an export."""


class UnwritableTarget(FileProblem):
    """An export could not be written where it was asked for."""


@dataclass(eq=False)
class ProjectLocked(BrieferError):
    """Somebody else has the project open; the names are empty when the note is missing."""

    path: Path
    user: str = ""
    host: str = ""
    since: str = ""


@dataclass(eq=False)
class UnprintableBrief(BrieferError):
    """A brief cannot be written as asked: `reason` is a code, `detail` a value for the sentence."""

    reason: str
    detail: str = ""


@dataclass(eq=False)
class EditRefused(BrieferError):
    """An edit was not possible and has changed nothing."""

    reason: str
    target: str = ""
    detail: str = ""


@dataclass(eq=False)
class MarkdownProblem(BrieferError):
    """An outline in Markdown holds something that cannot be read; `line` counts from 1."""

    line: int
    reason: str
    detail: str = ""


class Cancelled(BrieferError):
    """The person cancelled; raised from a `progress` callable."""
