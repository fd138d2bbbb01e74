"""What lines of a plan can name: our colleagues, the plan's actions, the customer's aims and people."""

from amdesk.analysis.plan_lines import ActionSaid, Around, ObjectiveSaid, Theirs, action_said, objective_said
from amdesk.model.rows import ObjectiveRow, PlanContent
from amdesk.store.queries.colleagues import colleagues
from amdesk.store.queries.plan_work import aims_of, people_of
from amdesk.ui.desk import Desk
from amdesk.ui.records.subject import currency_of


class PlanNames:
    """The names as they were read last; one is shared by all lines of a plan."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.colleagues: list[tuple[int, str]] = []
        self._objectives: tuple[ObjectiveRow, ...] = ()
        self.theirs = Theirs()
        self.currency = ""

    def read(self, plan: PlanContent) -> None:
        """Read them again."""
        source = self.desk.workspace
        self.colleagues = colleagues(source)
        self._objectives = plan.objectives
        self.theirs = Theirs(aims_of(source, plan.account_id), people_of(source, plan.account_id))
        self.currency = currency_of(source, plan.account_id)

    def action(self, objective: int, text: str) -> ActionSaid:
        """What an action's line says under an objective."""
        actions = {o.id: tuple((a.id, a.name) for a in o.actions) for o in self._objectives}
        others = [one for number, named in actions.items() if number != objective for one in named]
        around = Around(actions.get(objective, ()), others, self.currency)
        return action_said(text, self.desk.workspace.today, self.colleagues, around)

    def objective(self, text: str) -> ObjectiveSaid:
        """What an objective's line says."""
        return objective_said(text, self.desk.workspace.today, self.theirs)
