"""A simulator of power cuts: what may lie on the disk when the power goes, from a record of writes and syncs.

Writes that were not synced survive or not, in pieces of 512 bytes; a new, removed or renamed file is so on the disk
once its folder was synced, and may be before.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
HEAD = struct.Struct("<cIQI")


@dataclass(frozen=True)
class Event:
    """One entry of the record."""

    op: str
    path: str
    offset: int
    content: bytes


def recorded(log: Path) -> list[Event]:
    """All entries of a record, in order."""
    return list(_entries(log.read_bytes()))


def _entries(record: bytes) -> Iterator[Event]:
    at = 0
    while at < len(record):
        op, length, offset, count = HEAD.unpack_from(record, at)
        at += HEAD.size
        path = record[at : at + length].decode()
        at += length
        yield Event(op.decode(), path, offset, record[at : at + count])
        at += count


@dataclass
class Inode:
    """A file as it is on the disk for sure, and what was written since its last sync."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is on the disk now."""
        for event in self.pending:
            _apply(self.durable, event, event.offset, event.content)
        self.pending.clear()

    def survived(self, chance: random.Random, share: float) -> bytes:
        """What may be left of it: of each piece not yet synced, about `share`."""
        left = bytearray(self.durable)
        for event in self.pending:
            if event.op == "T":
                if chance.random() < share:
                    _apply(left, event, event.offset, b"")
                continue
            for at in range(0, len(event.content), SECTOR):
                if chance.random() < share:
                    _apply(left, event, event.offset + at, event.content[at : at + SECTOR])
        return bytes(left)


def _apply(content: bytearray, event: Event, offset: int, piece: bytes) -> None:
    if event.op == "T":
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(piece)] = piece


Names = dict[str, Inode]


@dataclass
class Disk:
    """A folder as the programs see it, as it is for sure, and the changes of names in between."""

    now: Names
    durable: Names
    pending: list[Event] = field(default_factory=list)
    acknowledged: int = 0
    _made: Names = field(default_factory=dict)

    @classmethod
    def holding(cls, files: dict[str, bytes]) -> "Disk":
        """A disk on which `files` lie for sure."""
        names = {path: Inode(bytearray(content)) for path, content in files.items()}
        return cls(dict(names), dict(names))

    def happen(self, event: Event) -> None:
        """Go one entry of the record on."""
        path = event.path.removesuffix(" (deleted)")
        if path.endswith("/acknowledged"):
            self.acknowledged = int(event.content)
        elif event.op == "S" and event.path not in self.now:
            self._sync_folder(path)
        elif event.op == "S":
            self.now[path].sync()
        elif event.op in "UR":
            self._rename(event)
        elif path == event.path:
            self._opened(path).pending.append(event)

    def _opened(self, path: str) -> Inode:
        if path not in self.now:
            self.now[path] = Inode()
            self.pending.append(Event("C", path, 0, b""))
            self._made[path] = self.now[path]
        return self.now[path]

    def _rename(self, event: Event) -> None:
        inode = self.now.pop(event.path, None)
        if inode is None:
            return
        self.pending.append(event)
        if event.op == "R":
            self.now[event.content.decode()] = inode

    def _sync_folder(self, folder: str) -> None:
        here = [e for e in self.pending if str(Path(e.path).parent) == folder]
        for event in here:
            self._rename_in(self.durable, event)
        self.pending = [e for e in self.pending if e not in here]

    def _rename_in(self, names: Names, event: Event) -> None:
        if event.op == "C":
            names[event.path] = self._made[event.path]
        elif event.op == "U":
            names.pop(event.path, None)
        elif event.path in names:
            names[event.content.decode()] = names.pop(event.path)

    def image(self, chance: random.Random) -> dict[str, bytes]:
        """One of the many ways the folder may look when the power comes back."""
        share = chance.choice((0.0, 1.0, chance.random(), chance.random()))
        names = dict(self.durable)
        for event in self.pending:
            if chance.random() < chance.choice((0.0, 0.5, 1.0)):
                self._rename_in(names, event)
        return {path: inode.survived(chance, share) for path, inode in names.items()}


def images(
    files: dict[str, bytes], events: list[Event], count: int, seed: int
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """`count` images at random moments, each with the last step that was acknowledged before."""
    chance = random.Random(seed)
    cuts = sorted(chance.randrange(1, len(events) + 1) for _cut in range(count))
    disk, done = Disk.holding(files), 0
    for cut in cuts:
        for event in events[done:cut]:
            disk.happen(event)
        done = cut
        yield disk.acknowledged, disk.image(chance)
