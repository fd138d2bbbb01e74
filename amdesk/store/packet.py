"""All evidence of an issue as one packet: the files as they were added, and a list of everything (ACC-6)."""

import zipfile
from pathlib import Path

from amdesk.model.source import Source
from amdesk.store import files
from amdesk.store.errors import CannotSave
from amdesk.store.evidence import read_verified, safe_name
from amdesk.words import _

PIECES = """
SELECT s.number, s.name, e.name, e.sha, e.link, e."on" FROM evidence e LEFT JOIN step s
 ON e.subject = 'step' AND s.id = e."row"
WHERE (e.subject = 'step' AND s.issue_id = :issue) OR (e.subject = 'issue' AND e."row" = :issue)
ORDER BY s.number, e.id
"""
LIST = "list.txt"


def save_packet(source: Source, issue: int, path: Path) -> int:
    """Write the evidence of an issue and its steps into a ZIP file; gives how many pieces the list names.

    Raises Damaged for a file that has changed, and CannotSave when the place does not take it.
    """
    lines, contents = [], []
    for at, (number, step, name, sha, link, on) in enumerate(source.select(PIECES, {"issue": issue}), 1):
        about = _("Step {n}: {name}").format(n=number, name=step) if number else _("The issue")
        kept = f"{at:02} {safe_name(name)}" if sha else ""
        said = [about, name, link, on or "", kept, f"SHA-256 {sha}" if sha else ""]
        lines.append(" | ".join(part for part in said if part))
        if sha:
            contents.append((kept, read_verified(source, sha)))

    def write(part: Path) -> None:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packet:
            packet.writestr(LIST, "\n".join(lines) + "\n")
            for kept, content in contents:
                packet.writestr(kept, content)

    try:
        files.write_whole(path, write)
    except OSError as trouble:
        words = _("{file} could not be written: {why}.")
        raise CannotSave(words.format(file=path.name, why=trouble.strerror)) from None
    return len(lines)
