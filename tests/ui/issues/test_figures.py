"""Figures and noes on the Issues page open the rows they are made of."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.issues import CauseNode, Issue, Refusal
from amdesk.model.values import Cause, IssueSubject
from amdesk.ui.desk import Desk
from amdesk.ui.issues.figures import FiguresView
from amdesk.ui.issues.page import IssuesPage
from amdesk.ui.kit.looking import looking
from tests.ui.desks import Konex


@pytest.fixture
def figures(qtbot: QtBot, desk: Desk, konex: Konex) -> Iterator[FiguresView]:
    """The figures of two billing issues with one root cause, and of two noes."""
    today = desk.workspace.today
    with desk.workspace.write("Issues and noes") as session:
        for ago in (400, 90):
            words = "You bill a closed line" if ago == 400 else ""
            about = {"name": f"Wrong {ago}", "subject": IssueSubject.BILLING, "words": words}
            issue = Issue(account_id=konex.account, reported_on=today - timedelta(days=ago), **about)
            session.add(issue)
            session.flush()
            session.add(CauseNode(issue_id=issue.id, text="The form goes nowhere"))
        for cause, currency in ((Cause.POLICY, ""), (Cause.POLICY, "PLN")):
            says = {"reason": "The bank counts thirty days", "alternative": "Instalments", "agreed_by": "Oskar"}
            no = Refusal(account_id=konex.account, on=today, cause=cause, at_stake=19_300, currency=currency, **says)
            session.add(no)
    page = IssuesPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show_tab("figures")
    page.show()
    assert page.figures is not None
    yield page.figures


def test_a_figure_opens_the_issues_it_is_made_of(figures: FiguresView, qtbot: QtBot) -> None:
    assert [(one.key, one.value) for one in figures.counted] == [
        ("recurrence", "1 of 2"),
        ("billing", "0 of 2"),
        ("words", "1 of 2"),
    ]
    figures.show_issues("recurrence")
    assert [row.what for row in figures.rows.rows.values()] == ["Wrong 90"]


def test_all_issues_count_until_a_span_is_chosen(figures: FiguresView) -> None:
    figures.span.setCurrentIndex(2)
    figures.span.activated.emit(2)
    assert [(one.key, one.value) for one in figures.counted] == [
        ("recurrence", "1 of 1"),
        ("billing", "0 of 1"),
        ("words", "1 of 1"),
    ]


def test_noes_are_counted_by_cause_with_money_per_currency_and_open_the_noes(figures: FiguresView) -> None:
    sentence = figures.findChild(QWidget, "issue-noes-sentence")
    assert sentence.text().startswith("Policy is behind 2 of 2 noes, with 193 EUR and 193 PLN at stake")
    figures.show_noes("Policy")
    assert [row.amount for row in figures.rows.rows.values()] == ["193 PLN", "193 EUR"]


def test_nothing_is_said_of_noes_while_someone_is_looking(figures: FiguresView) -> None:
    looking().set_on(True)
    figures.refresh()
    assert figures.noes.isHidden()
    looking().set_on(False)
