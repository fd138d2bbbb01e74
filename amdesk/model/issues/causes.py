"""Why an issue happened: the tree of whys, and the part each team had in it."""

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.values import Cause


class CauseNode(Travels, Base):
    """A why in the tree of causes of an issue or a loss."""

    __tablename__ = "cause_node"
    singular, plural = "Why", "Whys"
    title_column = "text"

    issue_id: Mapped[int | None] = field.belongs("issue", "Issue", required=False)
    loss_id: Mapped[int | None] = field.belongs("loss", "Post-mortem", required=False)
    parent_id: Mapped[int | None] = field.belongs("cause_node", "Because of", required=False)
    text: Mapped[str] = field.text("Why", required=True, internal=True)
    category: Mapped[Cause | None] = field.choice("Category", Cause)


class TeamShare(Travels, Base):
    """The part a team had in a cause; never a person's."""

    __tablename__ = "team_share"
    singular, plural = "Share of a team", "Shares by team"
    title_column = "share"

    issue_id: Mapped[int | None] = field.belongs("issue", "Issue", required=False)
    loss_id: Mapped[int | None] = field.belongs("loss", "Post-mortem", required=False)
    team_id: Mapped[int] = field.belongs("team", "Team")
    share: Mapped[int | None] = field.percent("Share", internal=True)
