"""The values subjects are made of: enumerations with the words people read, and money."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from enum import Enum

from amdesk.words import _


class Word(Enum):
    """A choice stored by its value and read by its label."""

    @property
    def label(self) -> str:
        """The choice in the user's language."""
        return _(WORDS.get((type(self).__name__, self.name), str(self.value).replace("-", " ").capitalize()))


class Status(Word):
    """Where an account stands with us."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    AT_RISK = "at-risk"
    LOST = "lost"
    WON_BACK = "won-back"


class Tier(Word):
    """How an account is served."""

    KEY = "key"
    GROWTH = "growth"
    STANDARD = "standard"
    SMALL = "small"


class Role(Word):
    """What a person does in a purchase; a person may have several."""

    DECIDER = "decider"
    INFLUENCER = "influencer"
    USER = "user"
    BUYER = "buyer"
    GATEKEEPER = "gatekeeper"
    SPONSOR = "sponsor"


class Stance(Word):
    """How a person stands towards us, from +2 to -2; not known is the absence of a stance."""

    CHAMPION = 2
    SUPPORTER = 1
    NEUTRAL = 0
    SCEPTIC = -1
    OPPONENT = -2

    @property
    def sign(self) -> str:
        """The stance as it is drawn beside its colour."""
        return {2: "++", 1: "+", 0: "0", -1: "−", -2: "−−"}[self.value]


UNKNOWN_SIGN = "?"


class Certainty(Word):
    """How sure we are of what we know."""

    SEEN = "seen"
    TOLD = "told"
    GUESSED = "guessed"


class Rated(Word):
    """What is rated of a person over time."""

    STANCE = "stance"
    INFLUENCE = "influence"
    INTEREST = "interest"
    AUTHORITY = "authority"


class LineKind(Word):
    """What joins two people: one line of boss, further ones dotted, or an influence with a direction."""

    REPORTS = "reports"
    DOTTED = "dotted"
    ADVISES = "advises"
    TRUSTS = "trusts"
    MENTORS = "mentors"
    PEER = "peer"
    CONFLICT = "conflict"

    @property
    def is_formal(self) -> bool:
        """Whether the line belongs to the reporting tree."""
        return self in (LineKind.REPORTS, LineKind.DOTTED)


class GroupKind(Word):
    """What keeps a group of people together."""

    POWER_BASE = "power-base"
    CAMP = "camp"
    COMMITTEE = "committee"


class Side(Word):
    """Whom an objective serves: protect and grow us, care for and cultivate the customer."""

    PROTECT = "protect"
    GROW = "grow"
    CARE = "care"
    CULTIVATE = "cultivate"

    @property
    def is_ours(self) -> bool:
        """Whether the objective is for us rather than for the customer."""
        return self in (Side.PROTECT, Side.GROW)


class PlanStatus(Word):
    """The life of a plan."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    CLOSED = "closed"


class ActionStatus(Word):
    """The life of an action."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be done."""
        return self in (ActionStatus.OPEN, ActionStatus.DOING)


class ResourceKind(Word):
    """What an action needs."""

    DAYS = "days"
    BUDGET = "budget"
    MATERIAL = "material"
    MANAGEMENT = "management"


class Channel(Word):
    """How a contact is made."""

    VISIT = "visit"
    VIDEO = "video"
    CALL = "call"
    MAIL = "mail"
    OTHER = "other"

    @property
    def depth(self) -> float:
        """How close the contact is, 0..1. Source: formulae F5."""
        return {Channel.VISIT: 1.0, Channel.VIDEO: 0.8, Channel.CALL: 0.6, Channel.MAIL: 0.3, Channel.OTHER: 0.3}[self]


class TouchKind(Word):
    """What a contact is for; a check-in sells nothing."""

    CHECK_IN = "check-in"
    MEETING = "meeting"
    REVIEW = "review"
    BUSINESS_REVIEW = "business-review"
    REVIEW_CALL = "review-call"
    ISSUE_WORK = "issue-work"
    SALES = "sales"
    NOTE = "note"


class TouchStatus(Word):
    """A meeting is planned until it is held, moved or cancelled."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    MOVED = "moved"


class IntelKind(Word):
    """What a piece of intelligence is about."""

    MARKET = "market"
    NEED = "need"
    PLAN = "plan"
    PEOPLE = "people"
    COMPETITOR = "competitor"
    TREND = "trend"


class Effect(Word):
    """What came of something in the end."""

    WON = "won"
    KEPT = "kept"
    NOTHING = "nothing"


class IssueKind(Word):
    """What the customer wants of us with an issue."""

    COMPLAINT = "complaint"
    CRY = "cry"
    REQUEST = "request"


class IssueSubject(Word):
    """What an issue is about."""

    BILLING = "billing"
    DELIVERY = "delivery"
    QUALITY = "quality"
    SERVICE = "service"
    CONTRACT = "contract"
    PEOPLE = "people"
    OTHER = "other"


class Severity(Word):
    """How bad an issue is."""

    LOW = "low"
    MEDIUM = "medium"
    CRITICAL = "critical"


class IssueStatus(Word):
    """The life of an issue; it ends twice, resolved and then closed."""

    OPEN = "open"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DECLINED = "declined"
    CLOSED_ELSEWHERE = "closed-elsewhere"

    @property
    def is_open(self) -> bool:
        """Whether the customer still waits for us."""
        return self is IssueStatus.OPEN


class Phase(Word):
    """The five phases of resolving an issue, in order."""

    LISTEN = "listen"
    FIND_OUT = "find-out"
    PUT_RIGHT = "put-right"
    CONFIRM = "confirm"
    LOOK_BACK = "look-back"


class StepStatus(Word):
    """The life of one step of a checklist."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class Cause(Word):
    """Why something went wrong, by category."""

    PROCESS = "process"
    SKILL = "skill"
    SYSTEM = "system"
    POLICY = "policy"
    PRODUCT = "product"
    COMMUNICATION = "communication"


class PulseKind(Word):
    """How a score was measured."""

    CHECK_IN = "check-in"
    SURVEY = "survey"
    CLOSING = "closing"


class PromiseBy(Word):
    """Who promised."""

    US = "us"
    THEM = "them"


class PromiseStatus(Word):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be kept."""
        return self is PromiseStatus.OPEN


class RevenueKind(Word):
    """What kind of sale a revenue line is."""

    REPEAT = "repeat"
    NEW_PRODUCT = "new-product"
    CROSS_SELL = "cross-sell"


class OpportunityStage(Word):
    """How far an opportunity has come."""

    IDEA = "idea"
    QUALIFIED = "qualified"
    OFFERED = "offered"
    NEGOTIATED = "negotiated"
    WON = "won"
    LOST = "lost"

    @property
    def is_open(self) -> bool:
        """Whether it can still be won."""
        return self not in (OpportunityStage.WON, OpportunityStage.LOST)


class CellState(Word):
    """What stands in a cell of the white space."""

    OURS = "ours"
    COMPETITOR = "competitor"
    OPEN = "open"
    NOT_WANTED = "not-wanted"


class PositionKind(Word):
    """A line of the position: strengths and weaknesses within, opportunities and threats from without."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"


class Whose(Word):
    """Whether something is ours or the customer's."""

    OURS = "ours"
    THEIRS = "theirs"


class Section(Word):
    """A section of the customer profile."""

    MISSION = "mission"
    VISION = "vision"
    VALUES = "values"
    HISTORY = "history"
    BUSINESS = "business"
    STRATEGY = "strategy"
    RESOURCES = "resources"
    STRUCTURES = "structures"
    SYSTEMS = "systems"
    SKILLS = "skills"
    MARKETS = "markets"
    MARKETS_PLANNED = "markets-planned"


class UsageEffect(Word):
    """What a plan of the customer does to the use of our products."""

    MORE = "more"
    LESS = "less"
    DIFFERENT = "different"


class ReviewKind(Word):
    """With whom accounts are reviewed."""

    MANAGER = "manager"
    CUSTOMER = "customer"


class ContractDate(Word):
    """What happens on a date of a contract."""

    NOTICE = "notice"
    ENDS = "ends"
    RENEWS = "renews"
    PRICE = "price"


class WarningAnswer(Word):
    """How a warning was answered without an action: one click of five."""

    KNOWN = "known"
    WAITING = "waiting"
    NOT_NOW = "not-now"
    NOT_TRUE = "not-true"
    OTHER = "other"


class StepAnswer(Word):
    """Why a step of a checklist is left out: one click of five."""

    NOT_HERE = "not-here"
    DONE_OTHERWISE = "done-otherwise"
    NOT_WANTED = "not-wanted"
    COVERED = "covered"
    OTHER = "other"


class IntelAnswer(Word):
    """Why nothing is done about a piece of intelligence: one click of five."""

    KNOWN = "known"
    NO_EFFECT = "no-effect"
    TOO_EARLY = "too-early"
    NOT_OURS = "not-ours"
    OTHER = "other"


class Template(Word):
    """What a plan is drafted from (PLAN-11)."""

    NEW_KEY_ACCOUNT = "new-key-account"
    RENEWAL_AT_RISK = "renewal-at-risk"
    GROWTH = "growth"
    RECOVERY = "recovery"
    WIN_BACK = "win-back"


WORDS = {
    ("Status", "AT_RISK"): "At risk",
    ("Status", "WON_BACK"): "Won back",
    ("Stance", "CHAMPION"): "Champion",
    ("Stance", "SUPPORTER"): "Supporter",
    ("Stance", "NEUTRAL"): "Neutral",
    ("Stance", "SCEPTIC"): "Sceptic",
    ("Stance", "OPPONENT"): "Opponent",
    ("TouchKind", "CHECK_IN"): "Check-in",
    ("PulseKind", "CHECK_IN"): "Check-in",
    ("PulseKind", "CLOSING"): "Closing feedback",
    ("LineKind", "REPORTS"): "Reports to",
    ("LineKind", "DOTTED"): "Also reports to",
    ("IntelKind", "NEED"): "Need or behaviour",
    ("IntelKind", "PLAN"): "Their plan",
    ("IntelKind", "PEOPLE"): "People and politics",
    ("IssueKind", "CRY"): "Cry for help",
    ("ResourceKind", "DAYS"): "Colleague days",
    ("ResourceKind", "MANAGEMENT"): "Management time",
    ("Channel", "MAIL"): "E-mail",
    ("RevenueKind", "CROSS_SELL"): "Cross-sell",
    ("CellState", "COMPETITOR"): "Competitor's",
    ("Section", "BUSINESS"): "Business",
    ("Section", "SKILLS"): "Skills they need",
    ("Section", "MARKETS"): "Markets and territories today",
    ("Section", "MARKETS_PLANNED"): "Markets and territories planned",
    ("ReviewKind", "MANAGER"): "Review with the manager",
    ("ReviewKind", "CUSTOMER"): "Business review with the customer",
    ("WarningAnswer", "KNOWN"): "Known and in hand",
    ("WarningAnswer", "WAITING"): "Waiting for someone",
    ("WarningAnswer", "NOT_NOW"): "Not now",
    ("WarningAnswer", "NOT_TRUE"): "Not true here",
    ("WarningAnswer", "OTHER"): "Other reason",
    ("StepAnswer", "NOT_HERE"): "Does not apply here",
    ("StepAnswer", "DONE_OTHERWISE"): "Done in another way",
    ("StepAnswer", "NOT_WANTED"): "The customer does not want it",
    ("StepAnswer", "COVERED"): "Covered by another step",
    ("StepAnswer", "OTHER"): "Other reason",
    ("IntelAnswer", "KNOWN"): "Known and in hand",
    ("IntelAnswer", "NO_EFFECT"): "No effect on us",
    ("IntelAnswer", "TOO_EARLY"): "Too early to act",
    ("IntelAnswer", "NOT_OURS"): "Not ours to act on",
    ("IntelAnswer", "OTHER"): "Other reason",
    ("Template", "RECOVERY"): "Recovery after an issue",
    ("PromiseBy", "US"): "We promised",
    ("PromiseBy", "THEM"): "They promised",
}

EXPONENTS = {
    "JPY": 0,
    "KRW": 0,
    "VND": 0,
    "CLP": 0,
    "ISK": 0,
    "HUF": 2,
    "BHD": 3,
    "KWD": 3,
    "JOD": 3,
    "TND": 3,
    "OMR": 3,
}
"""Currencies whose minor unit is not a hundredth (ISO 4217)."""

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}


def exponent(currency: str) -> int:
    """How many digits of `currency` stand behind the point."""
    return EXPONENTS.get(currency, 2)


@dataclass(frozen=True)
class Money:
    """An amount in minor units of one currency (ISO 4217)."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, amount: str | Decimal | int, currency: str) -> "Money":
        """The amount written as a decimal number with a point; rounds half to even to the minor unit.

        Raises ValueError with a sentence when it is not a number or too large to keep.
        """
        try:
            exact = Decimal(amount)
        except InvalidOperation:
            raise ValueError(_("“{text}” is not an amount.").format(text=amount)) from None
        if not exact.is_finite() or abs(exact) >= 10**13:
            raise ValueError(_("{text} is too large an amount to keep.").format(text=amount))
        minor = exact.scaleb(exponent(currency)).quantize(Decimal(1), ROUND_HALF_EVEN)
        return cls(int(minor), currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} are not added without a rate")
        return Money(self.minor + other.minor, self.currency)

    def __str__(self) -> str:
        return f"{self.decimal:,} {self.currency}"

    @property
    def short(self) -> str:
        """The amount without minor units: "412,300"."""
        return f"{self.decimal.quantize(Decimal(1), ROUND_HALF_EVEN):,}"
