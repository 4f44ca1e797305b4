"""The fact base of two sailing clubs: a subject as far as can be from the shipped one."""

from __future__ import annotations

from pathlib import Path

from tests.matching.small import fact, topic_file, write_base

SUBJECTS = (
    {"name": "Orrin", "names": ["Orrin Sailing Club", "OSC"], "adjectives": ["Orriner", "Orriners"]},
    {"name": "Maldon", "names": ["Maldon Yacht Club"], "adjectives": ["Maldoner", "Maldoners"]},
)
SYNONYMS = {
    "groups": [
        ["dinghy", "jolle"],
        ["clubhouse", "club house", "club building"],
        ["grey gull cup", "gull cup"],
    ],
    "names": {"person": ["Ida Brandt", "Clara Whitlow", "Per Aakre"]},
}
MEMBERS = topic_file(
    "membership",
    "Membership",
    [
        fact(
            f"members-{year}",
            year,
            f"{count} members",
            f"Orrin had {count} members in {year}.",
            [
                f"how many members had orrin in {year}",
                f"membership {year}",
                f"number of members of orrin in {year}",
                f"how large was the membership in {year}",
                f"how many people belonged to the club in {year}",
            ],
            figures=[{"value": count, "unit": "members", "measures": "members of Orrin"}],
            roles={"actor": "Orrin", "action": "have", "object": "members"},
        )
        for year, count in ((2001, 412), (2008, 530), (2015, 610))
    ],
    ["members"],
)
HOUSE = topic_file(
    "clubhouse",
    "The clubhouse",
    [
        fact(
            "clubhouse-1911",
            "1911-05",
            "May 1911",
            "The clubhouse in Quay Street was opened by Clara Whitlow in May 1911.",
            [
                "when was the clubhouse opened",
                "who opened the clubhouse",
                "where is the clubhouse",
                "opening of the clubhouse by clara whitlow",
                "in which street does the clubhouse stand",
                "clubhouse opened 1911",
            ],
            roles={"actor": "Clara Whitlow", "action": "open", "object": "clubhouse", "place": "Quay Street"},
            never=["when was the swimming pool opened"],
        ),
        fact(
            "fire-1953",
            "1953-02-11",
            "11 February 1953",
            "The roof of the clubhouse burnt down on 11 February 1953 because of a stove.",
            [
                "when did the roof burn down",
                "why did the roof of the clubhouse burn",
                "date of the fire in the clubhouse",
                "cause of the clubhouse fire",
                "what set the roof on fire",
            ],
            roles={"action": "burn", "object": "roof", "reason": "a stove"},
        ),
        fact(
            "harbour-closed",
            "1940/1945",
            "1940 to 1945",
            "The harbour was closed to sailors from 1940 to 1945.",
            [
                "when was the harbour closed",
                "was the harbour open to sailors in the war",
                "closing of the harbour to sailors",
                "how long did the harbour stay closed",
            ],
            roles={"action": "close", "object": "harbour"},
        ),
        fact(
            "lease-1999",
            "since 1999",
            "Leased since 1999",
            "The jetty has been leased from the town since 1999.",
            [
                "since when is the jetty leased",
                "from whom is the jetty leased",
                "lease of the jetty",
                "does the club lease its jetty",
            ],
            roles={"action": "lease", "object": "jetty", "source": "the town"},
        ),
    ],
    ["club house", "buildings"],
)
RACES = topic_file(
    "races",
    "Races",
    [
        fact(
            "cup-1926",
            1926,
            "Orrin",
            "Orrin won the first Grey Gull Cup in 1926.",
            [
                "who won the first grey gull cup",
                "winner of the gull cup 1926",
                "when was the first grey gull cup sailed",
                "grey gull cup won by orrin",
                "did orrin win the grey gull cup",
            ],
            roles={"actor": "Orrin", "action": "win", "object": "Grey Gull Cup"},
        ),
        fact(
            "regatta-entries",
            "2009/2013",
            "From 90 to 60 boats",
            "Entries to the autumn regatta fell from 90 boats in 2009 to 60 boats in 2013.",
            [
                "how many boats entered the autumn regatta",
                "entries to the autumn regatta",
                "by how much did entries to the regatta fall",
                "autumn regatta 2009",
                "number of boats in the autumn regatta of 2013",
                "fall of the entries to the regatta",
            ],
            figures=[
                {"value": 90, "unit": "boats", "measures": "entries to the autumn regatta", "when": 2009},
                {"value": 60, "unit": "boats", "measures": "entries to the autumn regatta", "when": 2013},
            ],
        ),
        fact(
            "night-race",
            "late 1960s",
            "The night race",
            "The night race around Skerry was first sailed in the late 1960s.",
            [
                "when was the night race first sailed",
                "night race around skerry",
                "beginning of the night race",
                "in which decade did the night race begin",
            ],
            roles={"action": "sail", "object": "night race", "place": "Skerry"},
        ),
    ],
    ["regattas"],
)
BOATS = topic_file(
    "boats",
    "Boats",
    [
        fact(
            "dinghies-2012",
            2012,
            "14 dinghies for £28,000",
            "Orrin sold 14 dinghies to Maldon for £28,000 in 2012.",
            [
                "how many dinghies did orrin sell to maldon",
                "price of the dinghies sold to maldon",
                "what did maldon pay for the dinghies",
                "dinghies bought from orrin by maldon",
                "when were the dinghies sold",
                "sale of dinghies 2012",
            ],
            cite=["Boats › Dinghies"],
            figures=[
                {"value": 14, "unit": "dinghies", "measures": "dinghies sold to Maldon"},
                {"value": "28 thousand", "unit": "£", "measures": "price of the dinghies"},
            ],
            roles={
                "actor": "Orrin",
                "action": "sell",
                "object": "dinghies",
                "recipient": "Maldon",
            },
        ),
        fact(
            "flagship",
            "undated",
            "The Cormorant",
            "The flagship of Orrin is the Cormorant, a ketch of oak.",
            [
                "what is the flagship of orrin called",
                "name of the flagship",
                "which ship is the flagship",
                "cormorant ketch",
                "what is the cormorant made of",
            ],
            roles={"actor": "Orrin", "action": "own", "object": "Cormorant"},
        ),
        fact(
            "radio-2010s",
            "2010s",
            "Radios in all boats",
            "All boats of Maldon were fitted with radios in the 2010s.",
            [
                "when were the boats of maldon fitted with radios",
                "radios in the boats of maldon",
                "does maldon have radios aboard",
                "fitting of radios to boats",
            ],
            roles={"actor": "Maldon", "action": "fit", "object": "radios"},
        ),
    ],
    ["fleet"],
)
PEOPLE = topic_file(
    "people",
    "People",
    [
        fact(
            "founder-1887",
            1887,
            "Ida Brandt, in 1887",
            "Orrin was founded by Ida Brandt, a rope maker, in 1887.",
            [
                "who founded orrin",
                "when was orrin founded",
                "founder of the club",
                "founding of orrin by ida brandt",
                "what was ida brandt",
                "how old is the club",
            ],
            roles={"actor": "Ida Brandt", "action": "found", "object": "Orrin"},
        ),
        fact(
            "coach-2020",
            "as of 2020",
            "Per Aakre",
            "The coach of the juniors was Per Aakre as of 2020.",
            [
                "who coached the juniors",
                "coach of the juniors",
                "name the juniors' coach",
                "who was the coach of the juniors in 2020",
                "per aakre",
            ],
            roles={"actor": "Per Aakre", "action": "coach", "object": "juniors"},
        ),
    ],
)
TOPICS = (MEMBERS, HOUSE, RACES, BOATS, PEOPLE)


def write_club(folder: Path) -> Path:
    return write_base(folder, *TOPICS, subjects=SUBJECTS, synonyms=SYNONYMS)
