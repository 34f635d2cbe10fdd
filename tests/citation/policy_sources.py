"""Invented sources of the kinds that policy briefs cite."""

from __future__ import annotations

from typing import Any

Item = dict[str, Any]


def day(year: int, *rest: int) -> dict[str, Any]:
    """Return a CSL-JSON date."""
    return {"date-parts": [[year, *rest]]}


SOURCES: dict[str, Item] = {
    "newspaper": {
        "type": "article-newspaper",
        "title": "Ferry operators brace for the new harbour levy",
        "author": [
            {"family": "Okoro", "given": "Adaeze"},
            {"family": "van der Linde", "given": "Piet"},
        ],
        "container-title": "The Coastal Courier",
        "issued": day(2025, 10, 7),
        "URL": "https://courier.example/levy",
    },
    "newspaper-no-author": {
        "type": "article-newspaper",
        "title": "Ministers agree on a plan for the straits",
        "container-title": "The Northern Ledger",
        "issued": day(2024, 11, 7),
        "URL": "https://ledger.example/straits",
    },
    "agency": {
        "type": "article-newspaper",
        "title": "Grain exports fall for a third month",
        "author": [{"literal": "Meridian Newswire"}],
        "container-title": "Evening Herald",
        "issued": day(2025, 2, 3),
        "URL": "https://herald.example/grain",
    },
    "magazine": {
        "type": "article-magazine",
        "title": "Who pays for the cables?",
        "author": [{"family": "Brandt", "given": "Ilse Marie"}],
        "container-title": "Policy Quarterly",
        "issued": day(2022, 3),
        "URL": "https://quarterly.example/cables",
    },
    "webpage-no-date": {
        "type": "webpage",
        "title": "Export controls explained",
        "container-title": "Office for Strategic Goods",
        "URL": "https://goods.example/controls",
        "accessed": day(2026, 1, 5),
    },
    "webpage-organisation": {
        "type": "webpage",
        "title": "How the quota is set",
        "author": [{"literal": "Fisheries Board of Westmark"}],
        "issued": day(2023, 6, 30),
        "URL": "https://fisheries.example/quota",
    },
    "blog-handle": {
        "type": "post-weblog",
        "title": 'What the rule says about "dual use"',
        "author": [{"literal": "tradewatcher"}],
        "container-title": "Tariff Notes",
        "issued": day(2024, 11),
        "URL": "https://tariffnotes.example/dual-use",
    },
    "blog-no-date": {
        "type": "post-weblog",
        "title": "Three myths about container scanning",
        "author": [{"family": "Sato", "given": "Emi"}],
        "container-title": "Dockside",
        "URL": "https://dockside.example/myths",
        "accessed": day(2026, 2, 11),
    },
    "report": {
        "type": "report",
        "title": "The state of the northern supply chains",
        "author": [{"literal": "Lattice Policy Centre"}],
        "genre": "Policy Brief",
        "number": "24",
        "publisher": "Lattice Policy Centre",
        "publisher-place": "Brussels",
        "issued": day(2023),
        "URL": "https://lattice.example/24",
    },
    "report-persons": {
        "type": "report",
        "title": "Mapping the undersea cables",
        "author": [
            {"family": "Ng", "given": "Wei Ling"},
            {"family": "Ferreira", "given": "João"},
            {"family": "Abara", "given": "Chidi"},
        ],
        "publisher": "Institute for Sea Lanes",
        "issued": day(2021, 9),
    },
    "speech": {
        "type": "speech",
        "title": "Remarks on the resilience of ports",
        "author": [{"family": "Adler", "given": "Ruth"}],
        "event-title": "Annual Harbour Forum",
        "event-place": "Geneva",
        "issued": day(2021, 9, 30),
    },
    "no-date-no-author": {
        "type": "article-newspaper",
        "title": "Railway talks stall",
        "container-title": "Border Gazette",
    },
    "book": {
        "type": "book",
        "title": "A short history of tolls",
        "author": [{"family": "Haddad", "given": "Layla"}],
        "publisher": "Quay Press",
        "publisher-place": "Valletta",
        "issued": day(2018),
    },
    "chapter": {
        "type": "chapter",
        "title": "The price of passage",
        "author": [{"family": "de la Cruz", "given": "Inés"}],
        "container-title": "Tolls and treaties",
        "editor": [
            {"family": "Haddad", "given": "Layla"},
            {"family": "Moreau", "given": "Paul"},
        ],
        "publisher": "Quay Press",
        "page": "115-131",
        "issued": day(2020),
    },
    "journal": {
        "type": "article-journal",
        "title": "Chokepoints and their costs",
        "author": [{"family": "Moreau", "given": "Paul"}],
        "container-title": "Journal of Maritime Policy",
        "volume": "12",
        "issue": "3",
        "page": "321-325",
        "issued": day(2019),
        "DOI": "10.1000/jmp.12.3",
    },
    "japanese": {
        "type": "article-newspaper",
        "title": "港湾税の行方",
        "author": [{"family": "森田", "given": "花子"}],
        "container-title": "北方新報",
        "issued": day(2025, 4, 2),
        "language": "ja",
    },
    "russian": {
        "type": "article-magazine",
        "title": "Портовый сбор и его цена",
        "author": [{"family": "Лесков", "given": "Андрей Петрович"}],
        "container-title": "Морской обзор",
        "issued": day(2024, 5),
        "language": "ru",
    },
    "guessed-date": {
        "type": "post-weblog",
        "title": "Notes on the toll reform",
        "author": [{"family": "Quist", "given": "Nils"}],
        "container-title": "Toll Reform Watch",
        "issued": {"date-parts": [[2024, 6]], "circa": True},
        "URL": "https://reform.example/notes",
    },
    "many-authors": {
        "type": "article-journal",
        "title": "Ports under pressure",
        "author": [
            {"family": name, "given": given}
            for name, given in (
                *(("Alder", "Ann"), ("Birch", "Bo"), ("Cedar", "Cy"), ("Dahl", "Dag")),
                *(("Elm", "Eva"), ("Fern", "Finn"), ("Gorse", "Gil"), ("Hazel", "Hana")),
            )
        ],
        "container-title": "Harbour Studies",
        "volume": "4",
        "page": "1-20",
        "issued": day(2024),
    },
    "broadcast-date-range": {
        "type": "article-magazine",
        "title": "A winter without gas",
        "author": [{"family": "Iversen", "given": "Kaja", "suffix": "Jr."}],
        "container-title": "Weekly Lens",
        "issued": {"date-parts": [[2023, 12, 28], [2024, 1, 3]]},
    },
}
