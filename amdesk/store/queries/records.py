"""Any subject's rows by plain SQL, with the titles of what they refer to; for plain tables and the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amdesk.model.source import Source

CURRENT = {
    ("person", "job"): "SELECT job FROM membership WHERE person_id = t.id AND until IS NULL",
    ("person", "unit_id"): "SELECT unit_id FROM membership WHERE person_id = t.id AND until IS NULL",
    **{
        ("person", what): f"SELECT value FROM rating WHERE person_id = t.id AND what = '{what}' AND until IS NULL"
        for what in ("stance", "influence", "interest", "authority")
    },
    ("account", "rhythm_days"): "SELECT days FROM rhythm WHERE account_id = t.id AND until IS NULL",
}
"""Where the value of a dated field lies that holds now."""

OWNER_PATHS = {
    "account": "t.id",
    "person": "t.account_id",
    **dict.fromkeys(
        ("objective", "target", "resource", "agreement"), "(SELECT account_id FROM plan WHERE id = t.plan_id)"
    ),
    "measure_value": (
        "(SELECT p.account_id FROM objective o JOIN plan p ON p.id = o.plan_id WHERE o.id = t.objective_id)"
    ),
    **dict.fromkeys(
        ("step", "credit_note", "involved", "request", "disputed_line"),
        "(SELECT account_id FROM issue WHERE id = t.issue_id)",
    ),
    **dict.fromkeys(
        ("membership", "rating", "person_role", "label", "coverage", "spoke_up", "camp_member"),
        "(SELECT account_id FROM person WHERE id = t.person_id)",
    ),
    "line": "(SELECT account_id FROM person WHERE id = t.source_id)",
    "price_step": "(SELECT account_id FROM contract WHERE id = t.contract_id)",
    **dict.fromkeys(("touch_person", "touch_colleague"), "(SELECT account_id FROM touch WHERE id = t.touch_id)"),
    **dict.fromkeys(
        ("opportunity_person", "opportunity_colleague"),
        "(SELECT account_id FROM opportunity WHERE id = t.opportunity_id)",
    ),
    **dict.fromkeys(
        ("cause_node", "team_share"),
        "coalesce((SELECT account_id FROM issue WHERE id = t.issue_id), "
        "(SELECT account_id FROM loss WHERE id = t.loss_id))",
    ),
    "loss_part": "(SELECT account_id FROM loss WHERE id = t.loss_id)",
}
"""How a row without an account of its own comes to one."""


@dataclass(frozen=True)
class Shape:
    """What a subject's rows consist of.

    `columns` are read as they are; `dated` hold now; `references` give for a column the table and the column of the
    title it refers to. `has_account` tells whether the table has a column `account_id`.
    """

    table: str
    columns: tuple[str, ...]
    dated: tuple[str, ...]
    references: Mapping[str, tuple[str, str]]

    @property
    def account(self) -> str | None:
        """The SQL expression of the account a row belongs to, or None for subjects without one."""
        if self.table in OWNER_PATHS:
            return OWNER_PATHS[self.table]
        return "t.account_id" if "account_id" in self.columns else None


def record_rows(
    source: Source, shape: Shape, account_id: int | None = None, where: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """The rows as dictionaries by column, oldest first; a reference `x_id` also as `x`, its title.

    Limited to an account, and to rows whose columns equal `where`.
    """
    names, expressions = _expressions(shape)
    conditions, values = _conditions(shape, account_id, where or {})
    joins = f"LEFT JOIN account a ON a.id = {shape.account}" if shape.account else ""
    if shape.account:
        names = [*names, "account_id", "account_uid", "account_title", "account_currency"]
        expressions = [*expressions, "a.id", "a.uid", "a.name", "a.currency"]
    sql = f'SELECT {", ".join(expressions)} FROM "{shape.table}" t {joins} {conditions} ORDER BY t.id'
    return [dict(zip(names, row, strict=True)) for row in source.select(sql, values)]


def _expressions(shape: Shape) -> tuple[list[str], list[str]]:
    names, expressions = ["id"], ["t.id"]
    for column in shape.columns:
        names.append(column)
        expressions.append(f't."{column}"')
    for dated in shape.dated:
        names.append(dated)
        expressions.append(f"({CURRENT[shape.table, dated]})")
    for column, (table, title) in shape.references.items():
        names.append(title_key(column))
        pointer = f"({CURRENT[shape.table, column]})" if column in shape.dated else f't."{column}"'
        expressions.append(f'(SELECT "{title}" FROM "{table}" r WHERE r.id = {pointer})')
    return names, expressions


def title_key(column: str) -> str:
    """Under which key the title of a reference stands."""
    return column.removesuffix("_id") + "_title"


def _conditions(shape: Shape, account_id: int | None, where: Mapping[str, Any]) -> tuple[str, list[Any]]:
    parts = [f't."{column}" = ?' for column in where]
    values = list(where.values())
    if account_id is not None and shape.account is not None:
        parts.append(f"{shape.account} = ?")
        values.append(account_id)
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def options(source: Source, table: str, title: str, account_id: int | None = None) -> list[tuple[int, str]]:
    """What a reference may point to, by title; limited to an account where the subject belongs to one."""
    limit = "WHERE account_id = ?" if account_id is not None else ""
    values: Sequence[Any] = () if account_id is None else (account_id,)
    return [
        (row, str(text or ""))
        for row, text in source.select(f'SELECT id, "{title}" FROM "{table}" {limit} ORDER BY 2, 1', values)
    ]


def count_rows(source: Source, shape: Shape, account_id: int) -> int:
    """How many rows of a subject belong to an account."""
    conditions, values = _conditions(shape, account_id, {})
    return int(source.select(f'SELECT count(*) FROM "{shape.table}" t {conditions}', values)[0][0])


def owner_account(source: Source, table: str, row: int) -> int | None:
    """The account a row belongs to; None for rows of the house."""
    path = OWNER_PATHS.get(table)
    if path is None:
        columns = {name for (name,) in source.select("SELECT name FROM pragma_table_info(?)", (table,))}
        path = "t.account_id" if "account_id" in columns else "NULL"
    found = source.select(f'SELECT {path} FROM "{table}" t WHERE t.id = ?', (row,))
    return found[0][0] if found else None
