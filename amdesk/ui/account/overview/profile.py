"""The first look at an account: profile and aims, their group, how they want to be served, and how it stands."""

from PySide6.QtWidgets import QVBoxLayout

from amdesk.model.health_rows import Band
from amdesk.model.rows import AccountHead
from amdesk.model.values import Status
from amdesk.store.queries.accounts import account_head
from amdesk.ui.account.overview.aims import AimsPart
from amdesk.ui.account.overview.family import FamilyPart
from amdesk.ui.account.overview.forms import DETAILS, SERVED, FieldsPart
from amdesk.ui.account.overview.ledgers import OTHERS, THEIR_PLANS, TYPED, LedgerPart
from amdesk.ui.account.overview.noting import MoreToNote
from amdesk.ui.account.overview.part import Part
from amdesk.ui.account.overview.sections import SectionsPart
from amdesk.ui.account.overview.standing import HealthPart, OpenPart
from amdesk.ui.account.overview.units import NEW, UnitsPart
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.begun import BegunCard, worth_asking
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Columns, Scroll
from amdesk.words import _, plural, sentence


class ProfileView(AccountTab):
    """Everything at a glance, edited in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("overview-sentence")
        self.begun = BegunCard(desk)
        self.aims = AimsPart(desk)
        self.sections = SectionsPart(desk)
        self.their_plans = LedgerPart(desk, THEIR_PLANS)
        self.details = FieldsPart(desk, _("Details"), "details", DETAILS, columns=2)
        self.served = FieldsPart(desk, _("How they want to be served"), "served", SERVED)
        self.health = HealthPart(desk)
        self.open_things = OpenPart(desk)
        self.family = FamilyPart(desk)
        self.units = UnitsPart(desk)
        self.ledgers = [LedgerPart(desk, kind) for kind in OTHERS]
        self.more = self._make_more()
        self._lay_out()

    def _make_more(self) -> MoreToNote:
        more = MoreToNote(self.desk)
        for ledger in (self.their_plans, *self.ledgers):
            more.offer(_(ledger.kind.add), ledger, TYPED)
        more.offer(_("unit or site"), self.units, NEW)
        return more

    def _lay_out(self) -> None:
        self.columns = Columns(proportion=(1.5, 1.0))
        self.left: tuple[Part, ...] = (self.aims, self.sections, self.their_plans)
        self.right: tuple[Part, ...] = (self.open_things, self.health, self.served, self.family, self.units)
        self.columns.left.addWidget(self.begun)
        for on_left in (*self.left, self.more, self.details):
            self.columns.left.addWidget(on_left)
        for on_right in (*self.right, *self.ledgers):
            self.columns.right.addWidget(on_right)
        scroll = Scroll()
        scroll.body.addWidget(self.sentence)
        scroll.body.addWidget(self.columns)
        scroll.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def fill(self) -> None:
        """Read everything; each card makes anew only what has changed."""
        if not self.account_id:
            return
        source = self.desk.workspace
        head = account_head(source, self.account_id)
        worth = [] if looking().on or head.status is Status.LOST else worth_asking(source, self.account_id)
        if self.shows_new("begun", worth):
            self.begun.show_begun(worth)
        for part in (*self.left, *self.right, *self.ledgers, self.more, self.details):
            part.show_account(self.account_id)
        self.sentence.setText(self._says(head, self.open_things.late))

    def _says(self, head: AccountHead, late: int) -> str:
        state = {
            Band.GOOD: _("{name} is in good health"),
            Band.WATCH: _("{name} needs watching"),
            Band.BAD: _("{name} is in trouble"),
            Band.UNKNOWN: _("Not enough is known of {name}"),
        }[head.health.band].format(name=head.name)
        lateness = plural("{n} thing is late", "{n} things are late", late) if late else _("nothing is late")
        return sentence(lateness) if looking().on else f"{state}; {lateness}."
