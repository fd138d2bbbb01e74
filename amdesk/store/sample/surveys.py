"""Answers to the surveys of the sample workspace: one line for each person or colleague who answered."""

from typing import Any

from amdesk.model.surveys import Answer, Question
from amdesk.store.sample.tables import Sample, read, rows_of


def put_answers(sample: Sample) -> None:
    """Make the answers; the questions of a survey are answered in the order they were put."""
    content: Any = read("answers")
    for says in rows_of(content):
        values, survey = says.pop("values"), sample.id_of("survey", says.pop("survey"))
        words = says.pop("words", "")
        for question, value in zip(_questions(sample, survey), values, strict=True):
            if value is not None:
                answer: Answer = sample.put("answer", says | {"question": question, "value": value, "words": words})
                words = "" if answer.words else words


def _questions(sample: Sample, survey: int) -> list[int]:
    """The ids of a survey's questions in order."""
    sample.session.flush()
    asked = [row for (subject, _key), row in sample.known.items() if subject == "question"]
    mine: list[Question] = [question for question in asked if question.survey_id == survey]
    return [question.id for question in sorted(mine, key=lambda question: question.place)]
