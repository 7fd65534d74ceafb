"""The panes about one person: their tabs, hints, and what is focused in each."""

TABS = ("Timeline", "Trust", "Ask", "Balance", "About")
TAB_PANES = ("timeline-pane", "chart-pane", "gate-pane", "balance-pane", "about-pane")
"""The pane of each tab."""
LOWER = {
    "gate-pane": "{people.tab_next} balance",
    "balance-pane": "{people.tab_next} about them",
    "about-pane": "{people.tab_next} the ask",
}
"""The panes that share the lower right of a wide terminal, and where `]` goes from each."""

FOCUS = {
    "timeline-pane": "#timeline",
    "chart-pane": "#chart",
    "gate-pane": "#gate-list",
    "balance-pane": "#balance-list",
}
"""What takes the focus in each pane that is no mere text."""
CARD_HINT = "{one_person} one person · {edit} edit"
TAB_HINT = "{people.tab_back} {people.tab_next} tab"
CHART_HINT = (
    "{chart.left}{chart.right} walk · {chart.zoom_in}{chart.zoom_out} zoom · "
    "{chart.what_if} what if"
)
