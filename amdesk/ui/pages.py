"""Which pages and tabs there are: named here, imported on the first visit, so that the first picture comes quickly."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from amdesk.ui.place import Place
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.ui.desk import Desk
    from amdesk.ui.view import View


@dataclass(frozen=True)
class Page:
    """A page of the rail or a tab of an account: its name, title, icon and the class that shows it."""

    name: str
    title: str
    icon: str
    view: str
    shortcut: str = ""

    def make(self, desk: "Desk") -> "View":
        """The view itself; its module is imported now."""
        module, _colon, name = self.view.partition(":")
        view: View = getattr(import_module(module), name)(desk)
        return view


PAGES = (
    Page("today", "Today", "home", "amdesk.ui.today.page:TodayPage", "Ctrl+1"),
    Page("accounts", "Accounts", "building", "amdesk.ui.accounts.page:AccountsPage", "Ctrl+2"),
    Page("actions", "Actions", "list-check", "amdesk.ui.actions.page:ActionsPage", "Ctrl+3"),
    Page("issues", "Issues", "message-report", "amdesk.ui.issues.page:IssuesPage", "Ctrl+4"),
    Page("memos", "Memos", "mail", "amdesk.ui.lists:MemosPage", "Ctrl+5"),
    Page("reviews", "Reviews", "presentation", "amdesk.ui.lists:ReviewsPage", "Ctrl+6"),
    Page("charts", "Charts", "chart-bar", "amdesk.ui.charts.page:ChartsPage", "Ctrl+7"),
    Page("performance", "Performance", "trophy", "amdesk.ui.lists:PerformancePage", "Ctrl+8"),
    Page("losses", "Lost accounts", "heart-broken", "amdesk.ui.lists:LossesPage", "Ctrl+9"),
    Page("questions", "Common questions", "help-circle", "amdesk.ui.lists:QuestionsPage", "Ctrl+0"),
)
ACCOUNT = Page("account", "Account", "building", "amdesk.ui.account.page:AccountPage")
TABS = (
    Page("overview", "Overview", "", "amdesk.ui.account.overview.tab:OverviewTab"),
    Page("map", "Map", "", "amdesk.ui.account.map.tab:MapTab"),
    Page("plan", "Plan", "", "amdesk.ui.account.plan.tab:PlanTab"),
    Page("issues", "Issues", "", "amdesk.ui.account.issues.tab:IssuesTab"),
    Page("pulse", "Pulse", "", "amdesk.ui.account.pulse.tab:PulseTab"),
    Page("intelligence", "Intelligence", "", "amdesk.ui.account.intelligence.tab:IntelligenceTab"),
    Page("money", "Money", "", "amdesk.ui.account.money.tab:MoneyTab"),
    Page("timeline", "Timeline", "", "amdesk.ui.account.timeline.tab:TimelineTab"),
)
WEEK_KEYS = "Ctrl+Shift+W"
ASIDE = (
    Page("week", "Week", "calendar", "amdesk.ui.week.page:WeekPage", WEEK_KEYS),
    Page(
        "intelligence", "Intelligence", "bulb", "amdesk.ui.account.intelligence.page:IntelligencePage", "Ctrl+Shift+Y"
    ),
    Page("round", "Weekly round", "refresh", "amdesk.ui.rounds.page:WeeklyRoundPage", "Ctrl+Shift+G"),
    Page("month", "Month with the manager", "presentation", "amdesk.ui.rounds.page:MonthRoundPage", "Ctrl+Shift+O"),
    Page("year", "Year", "repeat", "amdesk.ui.rounds.page:YearRoundPage", "Ctrl+Shift+U"),
    Page("tiers", "Proposed tiers", "scale", "amdesk.ui.tiers.page:TiersPage"),
    Page("duplicates", "Duplicates", "copy", "amdesk.ui.duplicates.page:DuplicatesPage"),
    Page("five-questions", "Five questions", "help-circle", "amdesk.ui.five_questions.page:FiveQuestionsPage"),
)
"""Pages that stand beside the rail: commands and other pages lead there."""
BY_NAME = {page.name: page for page in (*PAGES, *ASIDE, ACCOUNT)}

TAB_OF = {
    **dict.fromkeys(("person", "line", "rating", "person_role", "camp", "camp_member", "coverage", "placement"), "map"),
    **dict.fromkeys(("membership", "label", "spoke_up", "buying_step"), "map"),
    **dict.fromkeys(("plan", "objective", "target", "resource", "measure_value", "agreement", "position_line"), "plan"),
    **dict.fromkeys(("presence", "white_cell", "opportunity", "action"), "plan"),
    **dict.fromkeys(("opportunity_person", "opportunity_colleague"), "plan"),
    **dict.fromkeys(("issue", "step", "cause_node", "credit_note", "request", "refusal", "team_share"), "issues"),
    **dict.fromkeys(("involved", "disputed_line"), "issues"),
    **dict.fromkeys(("pulse",), "pulse"),
    **dict.fromkeys(("intel",), "intelligence"),
    **dict.fromkeys(("revenue", "invoice", "payment", "contract", "product_use", "price_step"), "money"),
    **dict.fromkeys(("touch", "promise", "enquiry", "touch_person", "touch_colleague"), "timeline"),
    **dict.fromkeys(("own_risk", "service_level", "unit", "idea"), "overview"),
}
SETTINGS = "settings"
"""Not a page: a dialog over whatever is in view."""
PAGE_OF = {
    **dict.fromkeys(("colleague", "team", "competitor", "product", "product_range", "rate", "tier_default"), SETTINGS),
    "own_risk": SETTINGS,
    **dict.fromkeys(("checklist", "checklist_step"), "issues"),
    "memo": "memos",
    "memo_account": "memos",
    "checkpoint": "memos",
    "review": "reviews",
    "decision": "reviews",
    "kpi_goal": "performance",
    "pay_model": "performance",
    "survey": "performance",
    "question": "performance",
    "answer": "performance",
    "loss": "losses",
    "loss_part": "losses",
    "common_question": "questions",
    "idea": "questions",
    "enquiry": "questions",
    "action": "actions",
    "issue": "issues",
    "intel": "intelligence",
}


def place_of(subject: str, row: int, account: int | None) -> Place:
    """Where a row of a subject is shown; subjects without a page of their own are shown with their account."""
    if subject == "account":
        return Place("account", row, "overview")
    if account is not None and (subject in TAB_OF or subject not in PAGE_OF):
        return Place("account", account, TAB_OF.get(subject, "overview"), subject, row)
    return Place(PAGE_OF.get(subject, "today"), None, "", subject, row)


def guide_page(subject: str) -> str:
    """The page of the guide that tells about a subject."""
    return TAB_OF.get(subject) or PAGE_OF.get(subject) or "overview"


def titles() -> dict[str, str]:
    """The title of every page in the user's language."""
    return {page.name: _(page.title) for page in (*PAGES, *TABS)}
