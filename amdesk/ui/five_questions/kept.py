"""The answers under way, kept in the workspace until everything is told."""

from contextlib import suppress

from amdesk.analysis.five_questions.answers import Answers, answers_of
from amdesk.store.cipher import Connection
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.five_questions import FORGET, KEEP, TABLES, kept_answers
from amdesk.ui.desk import Desk


class KeptAnswers:
    """The answers about one account at a time; a file that takes no change keeps none."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.account = 0
        self._kept = Answers()

    def open(self, account: int) -> Answers:
        """The answers kept for an account."""
        self.account = account
        self._kept = answers_of(kept_answers(self.desk.workspace, account))
        return self._kept

    def keep(self, answers: Answers) -> None:
        """Write the answers, when they have changed; empty ones are forgotten."""
        if answers == self._kept or self.desk.closed or self.desk.workspace.read_only_because:
            return
        account = str(self.account)
        sql, values = (FORGET, (account,)) if answers.is_empty else (KEEP, (account, answers.as_text()))

        def write(raw: Connection) -> None:
            raw.execute(sql, values)

        with suppress(WorkspaceError):  # the words stay in the fields; what is wrong is said when they are stored
            self.desk.workspace.keep_derived(write, TABLES)
            self._kept = answers
