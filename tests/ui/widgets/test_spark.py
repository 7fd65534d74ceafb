from relterm.ui.glyphs import ASCII
from relterm.ui.roles import Role
from relterm.ui.widgets.spark import meter, spark


def test_spark_draws_eighths_with_now_at_the_right() -> None:
    assert spark([0, 50, 100], 3) == "▁▄█"
    assert spark([0, 25, 50, 75, 100, 100], 3) == "▂▆█"
    assert spark([100], 4) == "████"
    assert spark([], 3) == "   "
    assert spark([1, 2], 0) == ""


def test_spark_survives_values_out_of_range() -> None:
    assert spark([-5, 1000, float("nan"), float("inf")], 4) == "▁█▁█"
    assert spark([0, 100], 2, ASCII).isascii()


def test_meter_fills_in_proportion() -> None:
    filled, rest = meter(0.5, 10, Role.WARN)
    assert (filled.text, rest.text) == ("━━━━━", "─────")
    assert (filled.role, rest.role) == (Role.WARN, Role.FAINT)


def test_meter_is_full_only_when_done_and_empty_only_at_nothing() -> None:
    lengths = [len(meter(value, 10)[0].text) for value in (-1, 0, 0.001, 0.999, 1, 7)]
    assert lengths == [0, 0, 1, 9, 10, 10]
    assert meter(0.5, 4, glyphs=ASCII)[0].text == "=="
    assert meter(0.5, 0)[0].text == ""
