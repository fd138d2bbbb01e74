"""What the search finds: every subject with words in it, its columns, and how its rows come to an account."""

from dataclasses import dataclass

OWN = "t.account_id"
PERSON = "(SELECT name FROM person WHERE id = t.person_id)"


def _through(table: str, column: str, path: str = "account_id") -> str:
    return f"(SELECT {path} FROM {table} x WHERE x.id = t.{column})"


PLAN, ISSUE, WHO = _through('"plan"', "plan_id"), _through("issue", "issue_id"), _through("person", "person_id")
LOSS, SALE = _through("loss", "loss_id"), _through("opportunity", "opportunity_id")
CAUSED = f"coalesce({ISSUE}, {LOSS})"
NOWHERE = "NULL"


@dataclass(frozen=True)
class Searched:
    """A subject with the columns whose words are found; the first that is filled is its title in the result list.

    `code` is its place among all: the highest is shown first. It stands in every file, so a subject keeps its code.
    `account` is the SQL of the account a row of `t` belongs to, `of` of whom it is about, `day` of when it was.
    """

    code: int
    subject: str
    columns: tuple[str, ...]
    account: str = OWN
    day: str = "NULL"
    of: str = "NULL"

    @property
    def words(self) -> str:
        """The SQL expression of all its words."""
        return " || ' ' || ".join(f"coalesce(t.\"{c}\", '')" for c in self.columns)

    @property
    def title(self) -> str:
        """The SQL expression of the first column that is filled."""
        filled = [f"nullif(t.\"{c}\", '')" for c in self.columns]
        return f"coalesce({', '.join([*filled, chr(39) * 2])})"


ON = 't."on"'
SEARCHED = (
    Searched(710, "account", ("name",), "t.id"),
    Searched(700, "person", ("name",)),
    Searched(
        690,
        "account",
        (
            "name",
            "number",
            "industry",
            "city",
            "country",
            "region",
            "street",
            "postcode",
            "mail",
            "phone",
            "website",
            "note",
            "do_nots",
            "served_agreed_by",
            "tier_reason",
            "potential_reason",
        ),
        "t.id",
    ),
    Searched(
        680,
        "person",
        (
            "name",
            "mail",
            "phone",
            "mobile",
            "wants",
            "note",
            "wants_privately",
            "way_of_deciding",
            "feelings",
            "authority_note",
            "left_to",
        ),
    ),
    Searched(670, "colleague", ("name", "function", "mail", "phone", "note"), NOWHERE),
    Searched(660, "membership", ("job",), WHO, of=PERSON),
    Searched(650, "label", ("text",), WHO, of=PERSON),
    Searched(640, "issue", ("name", "words", "facts", "venting", "typed"), day="t.reported_on"),
    Searched(630, "plan", ("name", "summary", "needs"), day="t.starts"),
    Searched(620, "objective", ("name", "why_us", "why_them", "measure", "measure_unit"), PLAN, "t.due"),
    Searched(610, "opportunity", ("name", "their_words", "why", "note")),
    Searched(600, "contract", ("name", "units", "signed_by", "note"), day="t.ends"),
    Searched(590, "product", ("name", "number", "note"), NOWHERE),
    Searched(580, "product_range", ("name", "note"), NOWHERE),
    Searched(570, "memo", ("subject", "text", "understood", "sender", "concerns"), NOWHERE, ON),
    Searched(560, "common_question", ("question", "answer", "tags"), NOWHERE),
    Searched(550, "evidence", ("name", "note", "link", "confirmed_by"), NOWHERE),
    Searched(540, "promise", ("text",), day="t.due", of=PERSON),
    Searched(
        530,
        "action",
        ("name", "how", "note", "check_result", "typed"),
        'coalesce(t.account_id, (SELECT p.account_id FROM objective o JOIN "plan" p ON p.id = o.plan_id'
        f" WHERE o.id = t.objective_id), {ISSUE}, {LOSS})",
        "t.due",
    ),
    Searched(520, "request", ("text",), ISSUE, "t.due"),
    Searched(510, "decision", ("text",), f"coalesce(t.account_id, {_through('review', 'review_id')})", "t.due"),
    Searched(500, "review", ("name", "with_whom", "summary"), day=ON),
    Searched(490, "intel", ("text", "said_by", "where", "implication", "no_action", "typed"), day=ON),
    Searched(480, "profile_entry", ("text", "source"), day=ON),
    Searched(470, "aim", ("text", "measure", "source"), day=ON),
    Searched(460, "their_plan", ("text", "product_change", "source")),
    Searched(450, "idea", ("text", "told_by", "outcome"), day=ON),
    Searched(440, "value_brought", ("text", "proof"), day=ON),
    Searched(430, "acknowledgement", ("words", "where"), day=ON),
    Searched(420, "own_risk", ("text", "note")),
    Searched(410, "service_level", ("what",)),
    Searched(400, "dealing_cost", ("text",)),
    Searched(390, "competitor", ("name", "offers", "note"), NOWHERE),
    Searched(380, "presence", ("where", "says", "answer")),
    Searched(370, "position_line", ("text", "proof")),
    Searched(360, "target", ("approach",), PLAN, of=PERSON),
    Searched(350, "resource", ("what",), PLAN),
    Searched(340, "agreement", ("how",), PLAN, ON),
    Searched(330, "loss", ("words", "need_unmet", "promise_broken", "scar", "win_back_plan"), day=ON),
    Searched(320, "loss_part", ("part", "function"), LOSS),
    Searched(310, "cause_node", ("text",), CAUSED),
    Searched(300, "refusal", ("reason", "alternative", "agreed_by"), day=ON),
    Searched(290, "credit_note", ("number",), ISSUE, ON),
    Searched(280, "disputed_line", ("document", "note"), ISSUE, ON),
    Searched(270, "involved", ("part",), ISSUE),
    Searched(260, "step", ("name", "note", "told", "skipped_because"), ISSUE, "t.due"),
    Searched(250, "camp", ("name", "note")),
    Searched(240, "buying_step", ("name", "purchase", "criteria")),
    Searched(230, "spoke_up", ("where", "words", "result"), WHO, ON, PERSON),
    Searched(
        220, "line", ("label", "note"), _through("person", "source_id"), of=_through("person", "source_id", "name")
    ),
    Searched(210, "opportunity_person", ("part",), SALE, of=PERSON),
    Searched(200, "opportunity_colleague", ("part",), SALE),
    Searched(190, "unit", ("name", "place", "note")),
    Searched(180, "team", ("name", "note"), NOWHERE),
    Searched(170, "checklist", ("name", "note"), NOWHERE),
    Searched(160, "checklist_step", ("name", "told"), NOWHERE),
    Searched(150, "checkpoint", ("question", "proof"), day="t.due"),
    Searched(140, "survey", ("name",), NOWHERE, "t.sent_on"),
    Searched(130, "question", ("text",), NOWHERE),
    Searched(120, "answer", ("words",), day=ON, of=PERSON),
    Searched(110, "pay_model", ("name",), NOWHERE),
    Searched(100, "warning_reply", ("reason", "rule")),
    Searched(90, "enquiry", ("text", "typed"), day=ON, of=PERSON),
    Searched(80, "pulse", ("words", "needs"), day=ON, of=PERSON),
    Searched(70, "product_use", ("note",)),
    Searched(60, "price_step", ("what",), _through("contract", "contract_id"), ON),
    Searched(50, "payment", ("note",), day=ON),
    Searched(40, "invoice", ("number", "note"), day=ON),
    Searched(30, "revenue", ("document", "note"), day=ON),
    Searched(20, "touch", ("purpose", "note", "needs", "agenda", "location", "typed", "cancelled_by"), day=ON),
)
"""The highest code is shown first; the names of accounts and people are found before all their other words."""
