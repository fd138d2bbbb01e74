"""Whatever a file holds, importing it twice is importing it once."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from amdesk.store.workspace import Workspace
from tests.exchange.desk import imported, planned

NAMES = st.sampled_from(["Konex", "KONEX", "Köln AG", "Koln AG", "Acme", "Acme & Söhne", "“x”", "=1+1"])
LINES = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2026, 11, 1)),
        st.sampled_from(["1", "2", "A7", ""]),
        NAMES,
        st.sampled_from(["Oil", "Fat", ""]),
        st.decimals(-1000, 1000, places=2),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25)
@given(LINES)
def test_every_line_arrives_once_and_again_none(lines: list[tuple[date, str, str, str, Decimal]]) -> None:
    rows = [f"{on}\t{key}\t{name}\t{product}\t{amount}" for on, key, name, product, amount in lines]
    text = "date\tcustomer_id\tcustomer\tproduct\tamount\n" + "\n".join([*rows, *rows[:2]]) + "\n"
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "desk.amdesk", today=date(2026, 11, 21))
        plan = imported(workspace, text)
        stored = workspace.select("SELECT count(*) FROM revenue")[0][0]
        assert stored + len(plan.refused) == len(rows) + len(rows[:2])
        assert not planned(workspace, text).writes
        workspace.close()
