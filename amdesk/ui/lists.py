"""Memos, reviews, performance, lost accounts, common questions: pages of tables with their sentence."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from amdesk.analysis.measured import measured_sentence, sales_share
from amdesk.model.source import Source
from amdesk.store.queries.goals import goal_weights
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.flow import Flow
from amdesk.ui.place import Place
from amdesk.ui.records.pages import Listed, ListPage
from amdesk.ui.reviews import ReviewsPanel
from amdesk.ui.running import run_command
from amdesk.words import _, counted, sentence


def _count(source: Source, sql: str, *values: object) -> int:
    return int(source.select(sql, values)[0][0])


class MemosPage(ListPage):
    """Instructions from the company, and whether they were carried out."""

    title, name = "Memos", "memos"
    listed = (
        Listed(
            "memo",
            "Memos",
            ("subject", "sender", "on", "due", "concerns", "acknowledged_on", "carried_out_on"),
            "No memos. When the company asks for something, add it here, say in your own words what it wants, and "
            "see it carried out.",
        ),
        Listed("checkpoint", "Checkpoints", ("question", "due", "done_on", "as_intended", "colleague_id")),
        Listed("memo_account", "Accounts concerned"),
    )

    def says(self, source: Source) -> str:
        """How many wait to be acknowledged or carried out."""
        waiting = _count(source, "SELECT count(*) FROM memo WHERE acknowledged_on IS NULL")
        undone = _count(
            source, "SELECT count(*) FROM memo WHERE acknowledged_on IS NOT NULL AND carried_out_on IS NULL"
        )
        if not waiting and not undone:
            return _("Every memo is acknowledged and carried out.")
        parts = []
        if waiting:
            parts.append(counted(waiting, _("memo waits to be acknowledged"), _("memos wait to be acknowledged")))
        if undone:
            parts.append(counted(undone, _("is not carried out yet"), _("are not carried out yet")))
        return " ".join(sentence(part) for part in parts)


class ReviewsPage(ListPage):
    """Reviews with the manager and with customers, and what was decided."""

    title, name = "Reviews", "reviews"
    listed = (
        Listed(
            "review",
            "Reviews",
            ("name", "held", "on", "kind", "account_id", "with_whom", "next_on"),
            "No review yet. The month with the manager begins with the button above, and its decisions stand here.",
            panel=ReviewsPanel,
        ),
        Listed("decision", "Decisions", ("text", "review_id", "account_id", "owner_id", "due", "kept_on")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        line = Flow(gap=8)
        for name, words, icon in (
            ("month", _("&Month with the manager"), "presentation"),
            ("round", _("&Weekly round"), "refresh"),
            ("year", _("The &year"), "repeat"),
        ):
            line.addWidget(self._button(f"reviews-{name}", words, icon, partial(desk.go, Place(name))))
        show = partial(run_command, self, "print-managers-page")
        line.addWidget(self._button("reviews-print", _("Manager's &page…"), "printer", show))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertSpacing(2, 8)
        column.insertLayout(3, line)

    def _button(self, name: str, words: str, icon: str, act: Callable[[], object]) -> Button:
        button = Button(words, icon_name=icon, primary=name == "reviews-month")
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def says(self, source: Source) -> str:
        """When the next one is, and which decisions wait."""
        today = source.today.isoformat()
        ahead = _count(source, 'SELECT count(*) FROM review WHERE NOT held AND "on" >= ?', today)
        late = _count(source, "SELECT count(*) FROM decision WHERE kept_on IS NULL AND due < ?", today)
        first = counted(ahead, _("review is ahead"), _("reviews are ahead"))
        second = counted(late, _("decision is late"), _("decisions are late"))
        return f"{sentence(first)} {sentence(second)}"


class PerformancePage(ListPage):
    """The account manager's own goals, surveys and pay."""

    private = True
    title, name = "Performance", "performance"
    listed = (
        Listed("kpi_goal", "Goals", ("kpi", "starts", "ends", "goal", "weight")),
        Listed("survey", "Surveys", ("name", "kind", "sent_on", "asked")),
        Listed("question", "Questions", ("text", "survey_id", "place", "highest", "weight")),
        Listed("answer", "Answers", ("question_id", "account_id", "person_id", "colleague_id", "value", "words", "on")),
        Listed("pay_model", "Pay models"),
    )

    def says(self, source: Source) -> str:
        """How the goals of the period are weighted."""
        today = source.today.isoformat()
        goals = _count(source, "SELECT count(*) FROM kpi_goal WHERE starts <= ? AND ends >= ?", today, today)
        if not goals:
            return _("No goals for this period yet.")
        first = sentence(counted(goals, _("goal for this period"), _("goals for this period")))
        weights = goal_weights(source)
        sales = _("Sales make up {n} % of their weight.").format(n=sales_share(weights))
        return f"{first} {measured_sentence(weights) or sales}"


class LossesPage(ListPage):
    """Lost accounts, why they left in their own words, and the way back."""

    private = True
    title, name = "Lost accounts", "losses"
    listed = (
        Listed(
            "loss",
            "Post-mortems",
            ("account_id", "on", "words", "can_heal", "revenue_lost", "win_back_on", "done_on"),
            "No account was lost. Mark one as lost on its page, and its post-mortem begins here.",
        ),
        Listed("loss_part", "Parts", ("loss_id", "function", "part")),
        Listed("cause_node", "Whys", ("text", "category", "issue_id", "loss_id", "parent_id")),
    )

    def says(self, source: Source) -> str:
        """How many there are and how many are understood."""
        lost = _count(source, "SELECT count(*) FROM account WHERE status = 'lost'")
        open_ones = _count(source, "SELECT count(*) FROM loss WHERE done_on IS NULL")
        without = _count(
            source,
            "SELECT count(*) FROM account WHERE status = 'lost' AND id NOT IN (SELECT account_id FROM loss)",
        )
        if not lost and not open_ones:
            return _("No account is lost.")
        parts = [counted(lost, _("account is lost"), _("accounts are lost"))]
        if open_ones:
            parts.append(counted(open_ones, _("post-mortem is not done"), _("post-mortems are not done")))
        if without:
            parts.append(counted(without, _("has no post-mortem"), _("have no post-mortem")))
        return " ".join(sentence(part) for part in parts)


class QuestionsPage(ListPage):
    """The questions that come again and again, and the enquiries that reached the account manager."""

    title, name = "Common questions", "questions"
    listed = (
        Listed("common_question", "Questions", ("question", "answer", "tags")),
        Listed("enquiry", "Enquiries", ("text", "account_id", "person_id", "on", "handed_to_id", "answered_on")),
        Listed("idea", "Ideas", ("text", "account_id", "on", "told_by", "worth", "outcome")),
    )

    def says(self, source: Source) -> str:
        """How many enquiries were common ones."""
        total = _count(source, "SELECT count(*) FROM enquiry")
        common = _count(source, "SELECT count(*) FROM enquiry WHERE question_id IS NOT NULL")
        if not total:
            return _("No enquiries noted yet.")
        return _("{common} of {total} enquiries were common questions that others could have answered.").format(
            common=common, total=total
        )
