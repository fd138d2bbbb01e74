"""The plain SQL behind a meeting brief, on the day `:on`."""

from amdesk.store.queries.cells import holds

ACCOUNT = "SELECT name, do_nots FROM account WHERE id = ?"
MEETING_COLUMNS = """
SELECT t.id, t."on", t.at, t.minutes, t.channel, t.kind, t.purpose, t.location FROM touch t
"""
MEETING = MEETING_COLUMNS + "WHERE t.id = :touch AND t.account_id = :account"
NEXT_MEETING = (
    MEETING_COLUMNS
    + """WHERE t.account_id = :account AND t.status = 'planned' AND t."on" >= :on AND t.kind <> 'review'
ORDER BY t."on", t.at, t.id LIMIT 1"""
)
COLLEAGUES = """
SELECT c.name FROM touch_colleague x JOIN colleague c ON c.id = x.colleague_id WHERE x.touch_id = ? ORDER BY c.name
"""
PEOPLE = f"""
SELECT p.id, p.name,
 coalesce((SELECT m.job FROM membership m WHERE m.person_id = p.id AND {holds("m")} ORDER BY m.since DESC LIMIT 1), ''),
 coalesce((SELECT u.name FROM membership m JOIN unit u ON u.id = m.unit_id WHERE m.person_id = p.id AND {holds("m")}
  ORDER BY m.since DESC LIMIT 1), ''),
 (SELECT group_concat(r.role) FROM person_role r WHERE r.person_id = p.id AND {holds("r")}),
 (SELECT r.value FROM rating r WHERE r.person_id = p.id AND r.what = 'stance' AND {holds("r")}
  ORDER BY r.since DESC, r.id DESC LIMIT 1),
 (SELECT r.value FROM rating r WHERE r.person_id = p.id AND r.what = 'influence' AND {holds("r")}
  ORDER BY r.since DESC, r.id DESC LIMIT 1),
 p.wants, p.wants_privately, p.feelings,
 (SELECT max(t."on") FROM touch_person x JOIN touch t ON t.id = x.touch_id
  WHERE x.person_id = p.id AND x.came = 1 AND t.status = 'held' AND t."on" <= :on),
 EXISTS (SELECT 1 FROM coverage v WHERE v.person_id = p.id AND {holds("v")}),
 EXISTS (SELECT 1 FROM touch_person x WHERE x.person_id = p.id AND x.touch_id = :touch)
FROM person p WHERE NOT p.is_placeholder AND coalesce(p.left_on, '9999') > :on AND (p.account_id = :account
 OR EXISTS (SELECT 1 FROM touch_person x WHERE x.person_id = p.id AND x.touch_id = :touch)) ORDER BY p.id
"""
PROMISES = """
SELECT 'promise', 'promise', x.id, x."by", x.text, '', coalesce(p.name, ''), x.due, x.said_on, 1
FROM promise x LEFT JOIN person p ON p.id = x.person_id WHERE x.account_id = :account AND x.status = 'open'
"""
ACTIONS = """
SELECT 'action', 'action', x.id, 'us', x.name, coalesce(i.name, ''), coalesce(c.name, ''), x.due, NULL,
 coalesce(o.side IN ('care', 'cultivate'), 0)
FROM action x LEFT JOIN objective o ON o.id = x.objective_id LEFT JOIN plan n ON n.id = o.plan_id
LEFT JOIN issue i ON i.id = x.issue_id LEFT JOIN colleague c ON c.id = x.owner_id
WHERE x.status IN ('open', 'doing') AND (i.account_id = :account AND i.status = 'open'
 OR n.account_id = :account AND n.status <> 'closed' AND o.side IN ('care', 'cultivate'))
"""
STEPS = """
SELECT 'step', 'issue', i.id, 'us', s.name, i.name, coalesce(c.name, ''), s.due, i.reported_on, 1
FROM issue i JOIN step s ON s.id = (SELECT n.id FROM step n WHERE n.issue_id = i.id AND n.status = 'open'
 ORDER BY n.number, n.id LIMIT 1) LEFT JOIN colleague c ON c.id = s.owner_id
WHERE i.account_id = :account AND i.status = 'open'
"""
REQUESTS = """
SELECT 'request', 'issue', i.id, 'us', x.text, i.name, coalesce(c.name, t.name, ''), x.due, x.asked_on, 0
FROM request x JOIN issue i ON i.id = x.issue_id LEFT JOIN colleague c ON c.id = x.colleague_id
LEFT JOIN team t ON t.id = x.team_id
WHERE i.account_id = :account AND i.status = 'open' AND x.answered_on IS NULL
"""
CREDIT_NOTES = """
SELECT 'credit-note', 'issue', i.id, 'them', x.number, i.name, '', NULL, x."on", 1
FROM credit_note x JOIN issue i ON i.id = x.issue_id
WHERE i.account_id = :account AND x.signed_off_on IS NULL
"""
OWED = " UNION ALL ".join((PROMISES, ACTIONS, STEPS, REQUESTS, CREDIT_NOTES))
STARTS = """
SELECT max("on") FROM touch WHERE account_id = :account AND status = 'held' AND "on" <= :on AND kind <> 'note'
UNION ALL
SELECT max("on") FROM review WHERE account_id = :account AND held = 1 AND "on" <= :on
"""
HAPPENED = """
SELECT kind, day, subject, id, text, before, after FROM (
 SELECT 'reported' AS kind, reported_on AS day, 'issue' AS subject, id, name AS text, NULL AS before, NULL AS after
  FROM issue WHERE account_id = :account
 UNION ALL SELECT 'resolved', resolved_on, 'issue', id, name, NULL, NULL FROM issue WHERE account_id = :account
 UNION ALL SELECT 'joined', joined_on, 'person', id, name, NULL, NULL FROM person
  WHERE account_id = :account AND NOT is_placeholder
 UNION ALL SELECT 'left', left_on, 'person', id, name, NULL, NULL FROM person WHERE account_id = :account
 UNION ALL SELECT CASE "by" WHEN 'us' THEN 'we-kept' ELSE 'they-kept' END, kept_on, 'promise', id, text, NULL, NULL
  FROM promise WHERE account_id = :account AND status IN ('kept', 'late')
 UNION ALL SELECT 'done', x.done_on, 'action', x.id, x.name, NULL, NULL FROM action x
  JOIN objective o ON o.id = x.objective_id JOIN plan n ON n.id = o.plan_id
  WHERE n.account_id = :account AND o.side IN ('care', 'cultivate') AND x.status = 'done'
 UNION ALL SELECT 'agreed', g."on", 'plan', n.id, n.name, NULL, NULL FROM agreement g JOIN plan n ON n.id = g.plan_id
  WHERE n.account_id = :account AND g.person_id IS NOT NULL
 UNION ALL SELECT 'credited', x."on", 'issue', i.id, x.number, NULL, NULL FROM credit_note x
  JOIN issue i ON i.id = x.issue_id WHERE i.account_id = :account
 UNION ALL SELECT 'stance', r.since, 'person', p.id, p.name, (SELECT b.value FROM rating b WHERE b.person_id = p.id
   AND b.what = 'stance' AND b.until = r.since ORDER BY b.id DESC LIMIT 1), r.value
  FROM rating r JOIN person p ON p.id = r.person_id WHERE p.account_id = :account AND r.what = 'stance'
 UNION ALL SELECT 'intel', "on", 'intel', id, text, NULL, NULL FROM intel WHERE account_id = :account)
WHERE day > :since AND day <= :on ORDER BY day DESC, kind, id
"""
TOLD = """
SELECT day, person_id, name, words, subject, id FROM (
 SELECT x."on" AS day, x.person_id, coalesce(p.name, '') AS name, x.words, 'pulse' AS subject, x.id
  FROM pulse x LEFT JOIN person p ON p.id = x.person_id WHERE x.account_id = :account
 UNION ALL SELECT i.reported_on, i.person_id, coalesce(p.name, ''), i.words, 'issue', i.id
  FROM issue i LEFT JOIN person p ON p.id = i.person_id WHERE i.account_id = :account)
WHERE trim(words) <> '' AND day <= :on ORDER BY day DESC, id DESC
"""
WISHES = """
SELECT 'aim', id, text, year, NULL FROM aim WHERE account_id = :account AND NOT reached
UNION ALL SELECT 'their_plan', id, text, NULL, "by" FROM their_plan
 WHERE account_id = :account AND coalesce("by", '9999') >= :on
"""
VALUES = """
SELECT 'value_brought', id, "on", text FROM value_brought WHERE account_id = ? AND accepted ORDER BY "on" DESC, id DESC
"""
SCARS = """SELECT 'loss', id, "on", scar FROM loss WHERE account_id = ? AND trim(scar) <> '' ORDER BY "on" DESC"""
MOST_ACCEPTED = 500
"""Noes that are looked through for what was accepted instead."""
ACCEPTED = f"""
SELECT r."on", r.account_id, a.name, coalesce(trim(i.name || ' ' || i.words), ''), r.reason, r.alternative, r.issue_id
FROM refusal r JOIN account a ON a.id = r.account_id LEFT JOIN issue i ON i.id = r.issue_id
WHERE r.accepted = 1 AND trim(r.alternative) <> '' ORDER BY r."on" DESC, r.id DESC LIMIT {MOST_ACCEPTED}
"""
