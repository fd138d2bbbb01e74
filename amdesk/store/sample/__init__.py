"""The sample workspace: a believable book of accounts around today, so that every view has something to show."""

from random import Random

from amdesk.store import journal
from amdesk.store.sample.days import Days
from amdesk.store.workspace import Workspace
from amdesk.words import _

SEED = 20


def fill(workspace: Workspace) -> None:
    """Fill a new workspace with the sample; everything in it is invented and told from the workspace's today.

    The same day gives the same content. Undo of it is not offered.
    """
    from sqlalchemy import select

    from amdesk.model.colleagues import Colleague
    from amdesk.store.sample.contacts import put_contacts
    from amdesk.store.sample.issues import put_issues
    from amdesk.store.sample.ledger import put_ledger
    from amdesk.store.sample.people import put_people
    from amdesk.store.sample.plans import freeze_plans
    from amdesk.store.sample.surveys import put_answers
    from amdesk.store.sample.tables import Sample

    rng = Random(SEED)
    with workspace.write(_("Sample workspace")) as session:
        sample = Sample(session, Days(workspace.today))
        sample.known["colleague", "me"] = session.scalars(select(Colleague).where(Colleague.is_me)).one()
        sample.put_file("house")
        sample.put_file("accounts")
        people = put_people(sample)
        put_issues(sample)
        put_contacts(sample, people, rng)
        for name in ("contacts", "business", "intel", "plans", "desk"):
            sample.put_file(name)
        put_answers(sample)
        freeze_plans(sample, workspace)
        sample.put_file("plan_since")
        put_ledger(sample, rng)
    workspace.keep_derived(journal.forget, frozenset())
