"""A plan on paper, against a bare canvas that draws the same words and lines at the same places."""

import io
import time
from datetime import datetime

from tests.bench.harness import Verdict, compare
from tests.bench.starting import TODAY, sample

PRINTED = datetime(2026, 11, 21, 14, 5)
Marks = list[tuple[list[tuple[float, float, str]], list[tuple[float, float, float, float]]]]


def marks_of(pdf: bytes) -> Marks:
    """For each page the words with their places, and the boxes of its lines and shapes, read back from a PDF."""
    import pypdfium2
    import pypdfium2.raw as raw

    pages: Marks = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        rects = [text.get_rect(i) for i in range(text.count_rects())]
        words = [(r[0], r[1], text.get_text_bounded(*r).strip()) for r in rects]
        shapes = [tuple(o.get_bounds()) for o in page.get_objects() if o.type == raw.FPDF_PAGEOBJ_PATH]
        pages.append((words, shapes))
    return pages


def pdf(pairs: int) -> Verdict:
    """The whole plan of the sample's first key account, every section, on A4."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from amdesk import papers, paths
    from amdesk.report.account_plan import PlanSection
    from amdesk.store.workspace import Workspace

    workspace = Workspace.open(sample(), today=TODAY)
    account = workspace.select("SELECT account_id FROM plan GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")[0][0]
    content = papers.account_plan_content(workspace, account)
    everything = frozenset(PlanSection)
    built = papers.built_account_plan(content, everything, printed=PRINTED)
    marks = marks_of(built)
    pdfmetrics.registerFont(TTFont("bench", str(paths.resources() / "fonts" / "Inter-Regular.ttf")))

    def plan() -> float:
        began = time.process_time()
        papers.built_account_plan(content, everything, printed=PRINTED)
        return time.process_time() - began

    def bare() -> float:
        began = time.process_time()
        canvas = Canvas(io.BytesIO(), invariant=1)
        for words, shapes in marks:
            canvas.setFont("bench", 9)
            for left, bottom, word in words:
                canvas.drawString(left, bottom, word)
            for left, bottom, right, top in shapes:
                canvas.line(left, bottom, right, top)
            canvas.showPage()
        canvas.save()
        return time.process_time() - began

    verdict = compare("pdf", plan, bare, 2.0, pairs, f"{len(marks)} pages")
    workspace.close()
    return verdict
