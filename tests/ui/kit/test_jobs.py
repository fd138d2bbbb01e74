"""Background work answers on the GUI thread, tells its errors, drops what nobody waits for."""

import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QProgressBar, QWidget

from amdesk.ui.kit import progress
from amdesk.ui.kit.jobs import JobControl, Jobs
from amdesk.ui.kit.labels import Link
from amdesk.ui.kit.notice import Notices


@pytest.fixture
def jobs():
    made = Jobs()
    yield made
    assert made.close()


def test_the_answer_comes_back_on_the_gui_thread(jobs: Jobs, qtbot) -> None:
    seen: list[tuple[int, bool, bool]] = []
    gui = QThread.currentThread()

    def work(_control: JobControl) -> tuple[int, bool]:
        return 42, QThread.currentThread() is gui

    jobs.run(work, lambda answer: seen.append((*answer, QThread.currentThread() is gui)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, False, True)]
    assert jobs.running() == []


def test_an_error_is_told_to_whoever_asked(jobs: Jobs, qtbot) -> None:
    problems: list[Exception] = []

    def work(_control: JobControl) -> None:
        raise ValueError("no such file")

    jobs.run(work, pytest.fail, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert str(problems[0]) == "no such file"


def test_an_error_nobody_takes_is_raised_like_any_bug(jobs: Jobs, qtbot) -> None:
    def work(_control: JobControl) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.run(work, pytest.fail)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_only_the_latest_answer_under_a_key_arrives(jobs: Jobs, qtbot) -> None:
    go, answers = threading.Event(), []

    def slow(_control: JobControl) -> str:
        go.wait(5)
        return "old"

    jobs.run(slow, answers.append, latest_only="search")
    jobs.run(lambda _control: "new", answers.append, latest_only="search")
    jobs.run(lambda _control: "other", answers.append, latest_only="list")
    qtbot.waitUntil(lambda: len(answers) == 2)
    go.set()
    qtbot.waitUntil(lambda: jobs.running() == [])
    assert sorted(answers) == ["new", "other"]


def test_closing_cancels_waits_and_delivers_nothing_afterwards(qtbot) -> None:
    jobs, begun, answers = Jobs(), threading.Event(), []

    def work(control: JobControl) -> str:
        begun.set()
        while not control.cancelled:
            threading.Event().wait(0.001)
        return "late"

    jobs.run(work, answers.append)
    begun.wait(5)
    assert jobs.close()
    qtbot.wait(20)
    assert answers == []
    assert jobs.run(lambda _control: 1, answers.append).control.cancelled


def test_long_work_shows_progress_and_can_be_cancelled(jobs: Jobs, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(progress, "SHOW_AFTER_MS", 1)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    notices = Notices(window)
    watch = progress.ProgressWatch(jobs, notices)
    half = threading.Event()

    def work(control: JobControl) -> None:
        while not control.cancelled:
            control.progress(0.5, "row 50 of 100")
            half.set()
            threading.Event().wait(0.005)

    jobs.run(work, pytest.fail, name="Importing")
    qtbot.waitUntil(lambda: [bar.value() for bar in notices.findChildren(QProgressBar)] == [500])
    assert notices.texts() == ["Importing"]
    notices.findChild(Link).click()
    qtbot.waitUntil(lambda: jobs.running() == [])
    assert notices.texts() == []
    assert watch.parent() is notices
