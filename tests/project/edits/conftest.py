"""A desk with a project and the gauge's source on it, and a way to be refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from apsw import Connection

from briefer.core.errors import EditRefused
from briefer.project.codes import Refusal
from briefer.project.project import Project
from briefer.project.transaction import Transaction
from tests.project.valley import add, brief_of

P = ParamSpec("P")
R = TypeVar("R")
Edit = Callable[Concatenate[Transaction, P], R]
Query = Callable[Concatenate[Connection, P], R]


class Desk:
    """A project with one source, and short words for working on it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        (self.source_id,) = add(project)

    def do(self, edit: Edit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry out an edit and return what it returns."""
        return self.project.submit(edit, *args, **kwargs).result()

    def ask(self, query: Query[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the answer to a query."""
        return self.project.read(query, *args, **kwargs).result()

    def refuse(self, reason: Refusal, edit: Edit[P, R], *args: P.args, **kwargs: P.kwargs) -> None:
        """Expect a refusal with its reason that changes nothing."""
        before = brief_of(self.project)
        with pytest.raises(EditRefused) as refused:
            self.do(edit, *args, **kwargs)
        assert refused.value.reason == reason
        assert brief_of(self.project) == before


@pytest.fixture
def desk(project: Project) -> Desk:
    return Desk(project)
