"""Changes of the groups on a map: made of people, joined and left since a day, named anew, deleted."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from amdesk.model.people import Group, GroupMember
from amdesk.model.values import GroupKind
from amdesk.ui.account.map.deeds import Deeds, who_of
from amdesk.ui.account.map.spells import end_all
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class GroupDeeds:
    """What can be done with the groups of one account, each as one step."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds

    def make(self, name: str, kind: GroupKind, names: Mapping[int, str]) -> int | None:
        """A group of these people; gives its id."""

        def act(session: "Session") -> int:
            group = Group(account_id=self.deeds.account_id, name=name, kind=kind)
            session.add(group)
            session.flush()
            _join(session, group.id, names, self.deeds.day_of(session))
            return group.id

        return self.deeds.change(_("Make the group {name}").format(name=name), act)

    def rename(self, group: int, name: str, kind: GroupKind) -> None:
        """The group has this name and is of this kind."""

        def act(session: "Session") -> None:
            held = session.get_one(Group, group)
            held.name, held.kind = name, kind

        self.deeds.change(_("Change the group {name}").format(name=name), act)

    def join(self, group: int, name: str, names: Mapping[int, str]) -> None:
        """People belong to the group from now on."""

        def act(session: "Session") -> None:
            _join(session, group, names, self.deeds.day_of(session))

        self.deeds.change(_("{who} joins {group}").format(who=who_of(names), group=name), act)

    def leave(self, group: int, name: str, names: Mapping[int, str]) -> None:
        """People belong to the group no longer."""

        def act(session: "Session") -> None:
            held = session.query(GroupMember).filter_by(group_id=group, until=None)
            members = held.filter(GroupMember.person_id.in_(list(names))).all()
            end_all(session, members, self.deeds.day_of(session))

        self.deeds.change(_("{who} leaves {group}").format(who=who_of(names), group=name), act)

    def delete(self, group: int, name: str) -> bool:
        """The group goes, its people stay; undo is offered."""

        def act(session: "Session") -> bool:
            session.delete(session.get_one(Group, group))
            return True

        return self.deeds.offering_undo(_("Delete the group {name}").format(name=name), act)


def _join(session: "Session", group: int, people: Mapping[int, str], on: date) -> None:
    members = {member.person_id for member in session.query(GroupMember).filter_by(group_id=group, until=None)}
    for person in people:
        if person not in members:
            session.add(GroupMember(group_id=group, person_id=person, since=on))
