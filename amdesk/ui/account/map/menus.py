"""What the context menu of the map offers for people, for a line and for the ground."""

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from amdesk.analysis.network import SIGNS
from amdesk.model.rows import MapPerson
from amdesk.model.values import UNKNOWN_SIGN, Role, Stance
from amdesk.ui.account.map.choices import stance_word
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.looking import looking
from amdesk.words import _, plural

if TYPE_CHECKING:
    from amdesk.ui.account.map.view import MapView


def build_menu(view: "MapView", where: QPoint | None = None) -> QMenu:
    """The menu for what is chosen now, or for the group at a point of the screen."""
    menu = QMenu(view)
    menu.setObjectName("map-menu")
    people = view.chosen_people()
    if people:
        _for_people(menu, view, people)
    elif view.canvas.chosen_line is not None:
        _add(menu, _("End this line"), view.acts.delete_chosen, QKeySequence(QKeySequence.StandardKey.Delete))
    else:
        group = view.canvas.group_at(where) if where is not None else None
        if group is not None and where is not None:
            _for_group(menu, view, group, where)
        _add(menu, _("Add a person"), view.acts.add_person)
        _add(menu, _("Paste people"), view.acts.paste, QKeySequence(QKeySequence.StandardKey.Paste))
        _add(menu, _("Tidy"), view.acts.tidy)
        _add(menu, _("Show all"), view.canvas.fit, QKeySequence("Ctrl+0"))
        if view.canvas.map_scene.standing.tree is not None:
            _folding(menu.addMenu(_("Fold")), view)
    return menu


def _for_group(menu: QMenu, view: "MapView", group: int, where: QPoint) -> None:
    _add(menu, _("Edit this group"), partial(_ask_about, view, group, where)).setObjectName("map-edit-group")
    _add(menu, _("Choose its people"), partial(view.acts.choose_group, group))
    _add(menu, _("Delete this group"), partial(view.acts.delete_group, group))
    menu.addSeparator()


def _ask_about(view: "MapView", group: int, where: QPoint, checked: bool = False) -> None:
    view.acts.ask_about_group(group, where)


def _folding(menu: QMenu, view: "MapView") -> None:
    for level in (1, 2, 3):
        words = plural("Show {n} level", "Show {n} levels", level)
        _add(menu, words, partial(view.acts.fold_below, level)).setObjectName(f"map-fold-{level}")
    _add(menu, _("Show everyone"), partial(view.acts.fold_all, frozenset())).setObjectName("map-unfold-all")


def _add(menu: QMenu, words: str, act: object, key: QKeySequence | None = None) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(act)
    if key is not None:
        action.setShortcut(key)
    return action


def _for_people(menu: QMenu, view: "MapView", people: Collection[MapPerson]) -> None:
    only = next(iter(people)) if len(people) == 1 else None
    if only is not None:
        _add(menu, _("Edit"), partial(view.open_person, only.id), QKeySequence("Return"))
        _add(menu, _("Add someone who reports here"), partial(view.canvas.ask_name, None, only.id))
        if only.account_id != view.account_id:
            _add(menu, _("Open the account"), partial(view.desk.open_account, only.account_id, "map"))
        menu.addSeparator()
        _add(menu, _("Draw a line to…"), view.acts.ask_line_to, QKeySequence("Ctrl+L")).setObjectName("map-line-to")
        if not looking().on:
            _about(menu, view, only)
    if not looking().on:
        _groups(menu.addMenu(_("Groups")), view, {person.id for person in people})
        _stances(menu.addMenu(_("Stance")), view, {person.stance for person in people})
    _roles(menu.addMenu(_("Buying roles")), view, set.intersection(*(set(person.roles) for person in people)))
    menu.addSeparator()
    _add(menu, _("Copy"), view.acts.copy, QKeySequence(QKeySequence.StandardKey.Copy))
    _add(menu, _("Copy as a table"), view.acts.copy_table).setObjectName("map-copy-table")
    left = all(person.left_on is not None for person in people)
    if only is not None and not left and not only.is_placeholder:
        _add(menu, _("Leaves…"), partial(view.beside.leave, only.id)).setObjectName("map-leaves")
    else:
        _add(menu, _("Is still there") if left else _("Mark as left"), partial(view.acts.mark_as_left, not left))
    _add(menu, _("Delete"), view.acts.delete_chosen, QKeySequence(QKeySequence.StandardKey.Delete))


def _groups(menu: QMenu, view: "MapView", chosen: set[int]) -> None:
    """Which groups those chosen are in, to join and to leave, and a new one of them."""
    _add(menu, _("Make a group of these…"), view.acts.ask_group, QKeySequence("Ctrl+G")).setObjectName("map-make-group")
    groups = view.whole.groups if view.whole is not None else ()
    if groups:
        menu.addSeparator()
    for group in groups:
        inside = chosen <= set(group.members)
        action = _add(menu, menu_safe(group.name), partial(view.acts.be_in_group, group.id, not inside))
        action.setCheckable(True)
        action.setChecked(inside)


def _about(menu: QMenu, view: "MapView", person: MapPerson) -> None:
    """What helps to decide about one person."""
    if person.is_placeholder or person.left_on is not None:
        _add(menu, _("Name who follows…"), partial(view.beside.leave, person.id)).setObjectName("map-name-successor")
        return
    guide = _add(menu, _("Help me decide…"), partial(_guide, view, person.id), QKeySequence("?"))
    guide.setObjectName("map-help-decide")
    _add(menu, _("What if they leave?"), partial(_suppose, view, person.id)).setObjectName("map-suppose")


def _guide(view: "MapView", person: int, checked: bool = False) -> None:
    view.beside.guide(person)


def _suppose(view: "MapView", person: int, checked: bool = False) -> None:
    view.beside.suppose(person)


def _stances(menu: QMenu, view: "MapView", held: Collection[Stance | None]) -> None:
    for stance in (*Stance, None):
        sign = UNKNOWN_SIGN if stance is None else stance.sign
        action = _add(menu, f"{sign}  {stance_word(stance)}", partial(view.acts.set_stance, stance))
        action.setCheckable(True)
        action.setChecked(stance in held)


def _roles(menu: QMenu, view: "MapView", held: Collection[Role]) -> None:
    for role in Role:
        action = _add(menu, f"{SIGNS[role]}  {role.label}", partial(view.acts.set_role, role, role not in held))
        action.setCheckable(True)
        action.setChecked(role in held)
