"""`show --json` and `due --json` are contracts: their shape, their types and their numbers."""

import json
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from cli_shell import TRUST_DATA, Shell, trust_rows

LATEST = "2030-01-01"
REFERENCE: dict[str, list[dict[str, Any]]] = json.loads(
    (TRUST_DATA / "reference.json").read_text(encoding="utf-8")
)["logs"]
SIZES = ("favour", "advice", "business", "big")
PARTS = ("recognition", "warmth", "depth", "reliability", "mutuality")


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A book with the logs of the reference, brought in as one file."""
    shell = Shell(tmp_path_factory.mktemp("logged"), LATEST)
    shell("import", str(shell.file("interactions.csv", trust_rows())), "--yes")
    return shell


@pytest.mark.parametrize("log", REFERENCE)
def test_the_numbers_are_those_of_the_reference(logged: Shell, log: str) -> None:
    lines = [["show", log, "--json", "--today", row["date"]] for row in REFERENCE[log]]
    for answer, expected in zip(logged.many(*lines), REFERENCE[log], strict=True):
        shown = answer.json
        trust = shown["trust"]
        assert trust["score"] == pytest.approx(expected["T"], abs=0.01)
        components = [trust["components"][part] for part in PARTS]
        assert components == pytest.approx(expected["components"], abs=0.01)
        for name in ("pressure", "strain", "confidence"):
            assert trust[name] == pytest.approx(expected[name], abs=0.01)
        assert shown["ladder"]["stage"] == expected["stage"]
        assert [shown["readiness"][size]["result"] for size in SIZES] == expected["gate"]


def test_show_json_has_the_shape_of_the_contract(logged: Shell) -> None:
    shown = logged("show", "broken_repair", "--json", "--today", "2024-10-20").json
    assert list(shown) == [
        "person", "as_of", "trust", "ladder", "readiness", "ledger", "next", "balance",
    ]  # fmt: skip
    assert isinstance(shown["person"]["uid"], str)
    assert shown["person"]["name"] == "broken_repair"
    assert shown["as_of"] == "2024-10-20T12:00+00:00"
    _check_trust(shown["trust"])
    ladder = shown["ladder"]
    assert list(ladder) == ["stage", "overlay", "step", "not_before"]
    assert date.fromisoformat(ladder["not_before"]) >= date(2024, 10, 20)
    assert tuple(shown["readiness"]) == SIZES
    for gate in shown["readiness"].values():
        _check_gate(gate)
    for line in shown["ledger"]:
        _check_ledger_line(line)
    deltas = sum(line["delta"] for line in shown["ledger"])
    assert deltas == pytest.approx(shown["trust"]["score"], abs=1e-6)
    assert {"step", "not_before", "because"} <= set(shown["next"])
    _check_balance(shown["balance"], {line["interaction"] for line in shown["ledger"]})


def _check_balance(balance: dict[str, Any], logged: set[str | None]) -> None:
    assert balance["sentence"].endswith(".")
    assert list(balance["lines"]) == [
        "starts", "answers", "gifts", "thanks", "promises", "asks", "likes",
    ]  # fmt: skip
    for line in balance["lines"].values():
        for side in (line["mine"], line["theirs"]):
            assert list(side) == ["count", "of", "open", "size", "days", "interactions"]
            assert 0 <= side["count"] <= len(side["interactions"])
            assert set(side["interactions"]) <= logged
    assert balance["lines"]["starts"]["together"] >= 0


def _check_trust(trust: dict[str, Any]) -> None:
    assert list(trust) == [
        "score", "earned", "components", "pressure", "strain", "confidence", "band",
    ]  # fmt: skip
    assert tuple(trust["components"]) == PARTS
    numbers = [trust["score"], trust["earned"], trust["pressure"], trust["strain"]]
    assert all(isinstance(number, float) for number in (*numbers, *trust["components"].values()))
    low, high = trust["band"]
    assert 0 <= low <= trust["score"] <= high <= 100
    assert 0 <= trust["confidence"] <= 1


def _check_gate(gate: dict[str, Any]) -> None:
    assert list(gate) == [
        "result", "weakest", "unmet", "progress", "earliest", "plan", "price", "step", "conditions",
    ]  # fmt: skip
    assert gate["result"] in {"ready", "nearly", "not yet", "invited"}
    assert (gate["weakest"] is None) == (not gate["unmet"])
    assert gate["weakest"] is None or gate["weakest"] in gate["unmet"]
    assert 0 <= gate["progress"] <= 1
    assert gate["earliest"] is None or date.fromisoformat(gate["earliest"])
    for day, step in gate["plan"]:
        assert date.fromisoformat(day)
        assert isinstance(step, str)
    _check_price_and_step(gate)
    assert [each["name"] for each in gate["conditions"] if not each["met"]] == gate["unmet"]
    for each in gate["conditions"]:
        assert list(each) == ["name", "have", "need", "progress", "met", "entries"]
        assert each["have"] is None or each["have"] >= 0
        assert all(isinstance(uid, str) for uid in each["entries"])


def _check_price_and_step(gate: dict[str, Any]) -> None:
    price, step = gate["price"], gate["step"]
    assert list(price) == ["points", "weeks", "cool_off_until"]
    assert price["points"] >= 0
    assert price["weeks"] is None or price["weeks"] >= 0
    assert date.fromisoformat(price["cool_off_until"])
    assert (step is None) == (gate["result"] in {"ready", "invited"})
    if step is not None:
        assert list(step) == ["step", "at", "condition", "need", "before", "after"]
        assert step["condition"] == gate["weakest"]
        assert step["step"] != "may_ask"


def _check_ledger_line(line: dict[str, Any]) -> None:
    assert list(line) == ["at", "what", "delta", "score", "parts", "interaction"]
    assert line["parts"].keys() == {*PARTS, "pressure", "strain"}
    assert sum(line["parts"].values()) == pytest.approx(line["delta"])
    assert (line["interaction"] is None) == line["what"].endswith("quiet days")


def test_show_says_the_words_before_the_numbers(logged: Shell) -> None:
    lines = logged("show", "patient", "--today", "2024-05-01").lines
    text = "\n".join(lines)
    assert lines[0] == "patient"
    assert "your view, from" in text
    assert "not what patient thinks" in text
    assert any(line.startswith("trust       ") and "between" in line for line in lines)
    assert any(line.startswith("rung") for line in lines)
    for size in SIZES:
        assert any(f" {size}" in line for line in lines)
    assert "what it rests on (the last 10 of" in text


def test_the_shown_ledger_adds_up(logged: Shell) -> None:
    lines = logged("show", "patient", "--today", "2024-09-27").lines
    start = next(at for at, line in enumerate(lines) if line.startswith("what it rests on"))
    tail = [(float(line.split()[1]), float(line.split()[2])) for line in lines[start + 1 :]]
    assert len(tail) == 10
    for (_, before), (delta, after) in pairwise(tail):
        assert before + delta == pytest.approx(after)


def test_a_person_is_found_by_uid_address_name_and_the_beginning_of_it(shell: Shell) -> None:
    shell("add", "Ann Lee <ann@x.org>")
    uid = shell("show", "Ann Lee", "--json").json["person"]["uid"]
    for answer in shell.many(
        *(["show", said, "--json"] for said in (uid, "ANN@x.org", "ann lee", "ann"))
    ):
        assert answer.json["person"]["uid"] == uid
    assert shell("show", "zoe", code=65).err == "Nobody in the book is called “zoe”.\n"


def test_the_one_meant_can_be_named_by_the_uid_that_is_offered(shell: Shell) -> None:
    shell("add", "Ann One <one@x.org>")
    shell("add", "Ann Two <two@x.org>")
    answer = shell("show", "ann", code=65)
    uid = shell("show", "two@x.org", "--json").json["person"]["uid"]
    assert f"Ann Two ({uid})" in answer.err
    assert answer.out == ""


def test_friends_have_no_gate(shell: Shell) -> None:
    shell("import", str(shell.file("p.csv", [["name", "intent"], ["Ann", "friendship"]])), "--yes")
    assert shell("show", "Ann", "--json").json["readiness"] == {}
    assert "may I ask" not in shell("show", "Ann").out


def test_due_json_has_the_shape_of_the_contract(shell: Shell) -> None:
    shell("add", "--new", 'yesterday: coffee @"Ann Lee" !send the paper by sun >> tomorrow call')
    answer = shell("due", "--json", "--today", "2026-11-24")
    kept, planned = answer.json
    assert list(kept) == [
        *("person", "class", "kind", "step", "due", "late_days", "why", "label"),
    ]
    assert kept["person"]["name"] == "Ann Lee"
    assert (kept["class"], kept["kind"], kept["step"]) == (0, "promise", "keep_promise")
    assert (kept["due"], kept["late_days"], kept["why"]) == ("2026-11-22", 2, "promise")
    assert (planned["kind"], planned["label"], planned["late_days"]) == ("reminder", "call", 2)
    assert shell("due", "--today", "2026-11-24").lines == [
        "promise    Ann Lee · send the paper · 2 days late · promised 20 Nov",
        "planned    Ann Lee · call · 2 days late · you set this reminder",
    ]


def test_a_day_with_nothing_due_says_so(shell: Shell) -> None:
    assert shell("due").out == "Nothing is due today. Have a good day.\n"
    assert shell("due", "--json").json == []


def test_the_demo_prints_its_agenda_and_leaves_nothing_behind(shell: Shell) -> None:
    answer = shell("demo", "--due", env={"TMPDIR": str(shell.home)})
    assert len(answer.lines) >= 3
    assert list(shell.home.iterdir()) == []


def test_the_log_can_be_asked_for_a_person_and_from_a_day(shell: Shell) -> None:
    shell("add", "--new", "2026-11-01: call @ann about the paper")
    shell("add", "--new", "2026-11-10: met @bob")
    assert [line[:10] for line in shell("log").lines] == ["2026-11-10", "2026-11-01"]
    assert shell("log", "ann").lines == ["2026-11-01  ann · call · about the paper"]
    assert len(shell("log", "--since", "2w").lines) == 1
    assert len(shell("log", "--since", "2026-11-01").lines) == 2
    assert shell("log", "--since", "2026-11-20").out == "Nothing is logged since then.\n"
    assert "--since wants a day" in shell("log", "--since", "maybe", code=2).err
    (entry,) = shell("log", "bob", "--json").json
    assert entry["date"] == "2026-11-10"


def test_a_long_log_says_that_it_was_cut(shell: Shell) -> None:
    lines = "".join(f"2026-11-{day:02}: call @ann\n" for day in range(1, 18)) * 3
    shell("add", "--new", "-", stdin=lines.encode())
    answer = shell("log")
    assert len(answer.lines) == 50
    assert "newest 50" in answer.err
    assert len(shell("log", "--json").json) == 51
