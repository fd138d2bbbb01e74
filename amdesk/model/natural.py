"""What tells apart rows that have no uid, and how spells of one thing stand to each other."""

import re
from collections.abc import Mapping

NATURAL: Mapping[str, tuple[str, ...]] = {
    "rhythm": ("account_id", "since"),
    "membership": ("person_id", "since"),
    "rating": ("person_id", "what", "since"),
    "person_role": ("person_id", "role", "since"),
    "camp_member": ("group_id", "person_id", "since"),
    "coverage": ("person_id", "colleague_id", "since"),
    "label": ("person_id", "text"),
    "touch_person": ("touch_id", "person_id"),
    "touch_colleague": ("touch_id", "colleague_id"),
    "opportunity_person": ("opportunity_id", "person_id"),
    "opportunity_colleague": ("opportunity_id", "colleague_id"),
    "placement": ("account_id", "person_id", "arrangement"),
    "memo_account": ("memo_id", "account_id"),
    "warning_reply": ("account_id", "rule", "until"),
    "origin": ("subject", "row", "program", "key"),
    "kept_apart": ("subject", "row", "other_row"),
}
"""The columns that tell apart the rows of a table without uid; two that are equal in them are one."""

ONE_AT_A_TIME: Mapping[str, tuple[str, ...]] = {
    "rhythm": ("account_id",),
    "membership": ("person_id",),
    "rating": ("person_id", "what"),
}
"""Spells of which only one holds at a time for what these columns name."""

SIDE_BY_SIDE: Mapping[str, tuple[str, ...]] = {
    "person_role": ("person_id", "role"),
    "camp_member": ("group_id", "person_id"),
    "coverage": ("person_id", "colleague_id"),
    "line": ("source_id", "target_id", "kind"),
    "product_use": ("account_id", "product_id", "unit_id", "satisfied", "note"),
}
"""Spells of which many hold at a time, each once for what these columns name."""

UID = re.compile("[0-9a-f]{16}")
"""What a uid looks like; what came from elsewhere may be anything."""
OURS = "amdesk"
"""The program of an id elsewhere that is a uid: of the row in another workspace, or of one that was merged into it."""
