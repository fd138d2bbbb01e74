"""The plain SQL behind everything due: one query for each place something can be due from, all with equal columns.

Columns: kind, subject, id, account_id, account, what, on, at, owner, mine, two details that the note is made of, how
often whoever owes it was asked for it, and since when.
Parameters: `:today`, and `:until`, the last day wanted.
"""

from amdesk.model.day_rows import REMINDER_DAYS

COLUMNS = "kind, subject, id, account_id, account, what, day, at, owner, mine, one, two, asked_times, asked_on"
OWNED = "coalesce(c.name, ''), coalesce(c.is_me, 1)"
NAMED = "coalesce(a.name, '')"
ASKED, NOT_ASKED = "x.asked_times, x.asked_on", "0, NULL"
"""What others owe is asked for; what has its own rhythm, or is mine alone, is not."""
FIRST_REMINDER_DAYS, KEPT_AFTER_DAYS = REMINDER_DAYS[0], 30
"""From when before a date of a contract, and for how long after it, the date is reminded of (MON-6)."""

HALF_FILLED_TOUCH = "EXISTS (SELECT 1 FROM draft d WHERE d.key = 'after:' || t.account_id || ':' || t.id)"
"""Whether the card of the meeting `t` was begun and is kept; the keys are those of `queries.after.card_key`."""
MEETING = f"""
SELECT 'meeting', 'touch', t.id, a.id, a.name, t.purpose, t."on", t.at, '', 1 AS mine,
 t.channel || ' ' || t.kind || CASE WHEN {HALF_FILLED_TOUCH} THEN ' half' ELSE '' END, t.location, {NOT_ASKED}
FROM touch t JOIN account a ON a.id = t.account_id WHERE t.status = 'planned' AND t."on" <= :until
"""
ACTION = f"""
SELECT 'action', 'action', x.id, x.account_id, {NAMED}, x.name, x.due, '', {OWNED}, '', NULL, {ASKED}
FROM action x LEFT JOIN account a ON a.id = x.account_id LEFT JOIN colleague c ON c.id = x.owner_id
WHERE x.status IN ('open', 'doing') AND +x.due <= :until
"""
EFFECT = f"""
SELECT 'checkpoint', 'action', x.id, x.account_id, {NAMED}, x.name, x.check_on, '', {OWNED}, 'effect', NULL, {NOT_ASKED}
FROM action x LEFT JOIN account a ON a.id = x.account_id LEFT JOIN colleague c ON c.id = x.owner_id
WHERE x.status = 'done' AND x.check_on <= :until AND x.check_result = ''
"""
PROMISE = f"""
SELECT 'promise', 'promise', x.id, x.account_id, a.name, x.text, x.due, '',
 CASE x."by" WHEN 'them' THEN coalesce(p.name, a.name) ELSE coalesce(c.name, '') END,
 x."by" = 'us' AND coalesce(c.is_me, 1), x."by", coalesce(p.name, ''), {ASKED}
FROM promise x JOIN account a ON a.id = x.account_id LEFT JOIN colleague c ON c.id = x.owner_id
LEFT JOIN person p ON p.id = x.person_id WHERE x.status = 'open' AND x.due <= :until
"""
STEP = f"""
SELECT 'step', 'step', x.id, a.id, a.name, x.name || ' · ' || i.name, x.due, '', {OWNED}, x.number,
 (SELECT max(number) FROM step WHERE issue_id = i.id), {ASKED}
FROM issue i JOIN step x ON x.issue_id = i.id JOIN account a ON a.id = i.account_id
LEFT JOIN colleague c ON c.id = x.owner_id WHERE i.status = 'open' AND x.status = 'open' AND x.due <= :until
"""
REQUEST = f"""
SELECT 'request', 'request', x.id, a.id, a.name, x.text, x.due, '', coalesce(c.name, m.name, ''),
 coalesce(c.is_me, 0), '', NULL, {ASKED}
FROM request x JOIN issue i ON i.id = x.issue_id JOIN account a ON a.id = i.account_id
LEFT JOIN colleague c ON c.id = x.colleague_id LEFT JOIN team m ON m.id = x.team_id
WHERE x.answered_on IS NULL AND x.due <= :until
"""
CHECKPOINT = f"""
SELECT 'checkpoint', 'checkpoint', x.id, a.id, {NAMED}, x.question, x.due, '', {OWNED}, '', NULL, {ASKED}
FROM checkpoint x LEFT JOIN "plan" n ON n.id = x.plan_id LEFT JOIN action y ON y.id = x.action_id
LEFT JOIN account a ON a.id = coalesce(x.account_id, n.account_id, y.account_id)
LEFT JOIN colleague c ON c.id = x.colleague_id WHERE x.done_on IS NULL AND x.due <= :until
"""
ANSWER = f"""
SELECT 'answer', 'issue', i.id, a.id, a.name, i.name, i.answer_by, '', {OWNED}, i.kind, i.severity, {NOT_ASKED}
FROM issue i JOIN account a ON a.id = i.account_id LEFT JOIN colleague c ON c.id = i.owner_id
WHERE i.status = 'open' AND i.answered_on IS NULL AND i.answer_by <= :until
"""
REVIEW_CALL = f"""
SELECT 'review-call', 'issue', i.id, a.id, a.name, i.name, i.review_on, '', {OWNED}, '', NULL, {NOT_ASKED}
FROM issue i JOIN account a ON a.id = i.account_id LEFT JOIN colleague c ON c.id = i.owner_id
WHERE i.status = 'resolved' AND i.review_on <= :until AND NOT EXISTS (
 SELECT 1 FROM touch t WHERE t.issue_id = i.id AND t.kind = 'review-call' AND t.status = 'planned')
"""
RHYTHM = """coalesce((SELECT r.days FROM rhythm r WHERE r.account_id = a.id AND r.days IS NOT NULL
 AND (r.since IS NULL OR r.since <= :today) AND (r.until IS NULL OR r.until > :today) ORDER BY r.since DESC LIMIT 1),
 (SELECT d.check_in_days FROM tier_default d WHERE d.tier = a.tier))"""
"""The days agreed between check-ins with the account `a`: its own, else its tier's."""
WAITING = f"""
SELECT a.id AS id, a.name AS name, a.tier AS tier, {RHYTHM} AS days,
 max(coalesce(s.last_check_in, ''), coalesce(a.came_in, a.customer_since, '')) AS since,
 CASE WHEN s.next_meeting IS NOT NULL THEN (SELECT min(t."on") FROM touch t WHERE t.account_id = a.id
  AND t."on" >= :today AND t.status = 'planned' AND t.kind = 'check-in') END AS next_on
FROM account a LEFT JOIN account_summary s ON s.account_id = a.id WHERE a.status IN ('active', 'at-risk', 'won-back')
"""
"""Every account with a rhythm, the day from which its silence counts ('' when not known) and a check-in ahead."""
CHECK_IN = f"""
SELECT 'check-in', 'account', id, id, name, '', date(since, '+' || days || ' days'), '', '', 1, since, days, {NOT_ASKED}
FROM ({WAITING}) WHERE since <> '' AND next_on IS NULL AND date(since, '+' || days || ' days') <= :until
 AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.key = 'after:' || id || ':')
"""
HALF_FILLED = f"""
SELECT 'half-filled', CASE touch WHEN 0 THEN 'account' ELSE 'touch' END, CASE touch WHEN 0 THEN account ELSE touch END,
 a.id, a.name, a.name, :today, '', '', 1, '', NULL, {NOT_ASKED}
FROM (SELECT CAST(substr(key, 7) AS INTEGER) AS account,
  CAST(substr(key, 8 + instr(substr(key, 7), ':') - 1) AS INTEGER) AS touch
  FROM draft WHERE key > 'after:' AND key < 'after;')
JOIN account a ON a.id = account LEFT JOIN touch t ON t.id = touch
WHERE :today <= :until AND (t.id IS NULL OR t.status <> 'planned' OR t."on" > :until)
"""
"""The cards begun that no line of a meeting leads to: of check-ins, and of meetings moved, told or gone meanwhile."""
MEMO = f"""
SELECT 'memo', 'memo', x.id, NULL, '', x.subject, max(coalesce(x.due, x."on"), coalesce(x.snoozed_until, '')), '', '',
 1, CASE WHEN x.acknowledged_on IS NULL THEN 'acknowledge' ELSE 'carry out' END, x.due, {NOT_ASKED}
FROM memo x WHERE (x.acknowledged_on IS NULL OR x.carried_out_on IS NULL AND x.due IS NOT NULL)
 AND max(coalesce(x.due, x."on"), coalesce(x.snoozed_until, '')) <= :until
"""
REVIEW = f"""
SELECT 'review', 'review', x.id, x.account_id, {NAMED}, x.name, x."on", '', '', 1, x.kind, NULL, {NOT_ASKED}
FROM review x LEFT JOIN account a ON a.id = x.account_id WHERE x.held = 0 AND x."on" <= :until
"""
PLAN_REVIEW = f"""
SELECT 'review', 'plan', x.id, a.id, a.name, x.name, x.next_review, '', '', 1, 'plan', x.status, {NOT_ASKED}
FROM "plan" x JOIN account a ON a.id = x.account_id WHERE x.status <> 'closed' AND x.next_review <= :until
"""
DECISION = f"""
SELECT 'decision', 'decision', x.id, a.id, {NAMED}, x.text, x.due, '', {OWNED}, '', NULL, {ASKED}
FROM decision x JOIN review r ON r.id = x.review_id LEFT JOIN account a ON a.id = coalesce(x.account_id, r.account_id)
LEFT JOIN colleague c ON c.id = x.owner_id WHERE x.kept_on IS NULL AND x.due <= :until
"""
CONTRACT_DAYS = """
SELECT x.id, x.account_id, x.name, x.notice_by AS day, 'notice' AS what, 'contract' AS subject, x.id AS contract,
 'contract-notice-' || x.id AS rule FROM contract x UNION ALL
SELECT x.id, x.account_id, x.name, x.ends, CASE x.renews WHEN 1 THEN 'renews' ELSE 'ends' END, 'contract', x.id,
 'contract-ends-' || x.id FROM contract x UNION ALL
SELECT p.id, x.account_id, x.name, p."on", 'price', 'price_step', x.id, 'contract-price-' || p.id
FROM price_step p JOIN contract x ON x.id = p.contract_id
"""
"""Every date of every contract; `rule` is what a reply to its reminder is kept under."""
REPLIED = (
    """coalesce((SELECT max(w.until) FROM warning_reply w WHERE w.account_id = k.account_id AND w.rule = k.rule), '')"""
)
"""Until when the reminder of the date `k` was answered, '' when it was not."""
STANDS = f"""max({REPLIED}, CASE WHEN date(k.day, '-{FIRST_REMINDER_DAYS} days') > :today
 THEN date(k.day, '-{FIRST_REMINDER_DAYS} days') ELSE min(:today, k.day) END)"""
"""The day a reminder stands on: its first day while that lies ahead, then today until it is answered or has passed."""
CONTRACT = f"""
SELECT 'contract', subject, id, account_id, account, name, stands, '', '', 1, what, day || rule, {NOT_ASKED}
FROM (SELECT k.*, a.name AS account, {STANDS} AS stands FROM ({CONTRACT_DAYS}) k JOIN account a ON a.id = k.account_id
 WHERE a.status <> 'lost' AND k.day >= date(:today, '-{KEPT_AFTER_DAYS} days'))
WHERE stands <= :until AND stands <= date(day, '+{KEPT_AFTER_DAYS} days')
"""
ALL = (
    MEETING,
    ACTION,
    EFFECT,
    PROMISE,
    STEP,
    REQUEST,
    CHECKPOINT,
    ANSWER,
    REVIEW_CALL,
    CHECK_IN,
    HALF_FILLED,
    MEMO,
    REVIEW,
    PLAN_REVIEW,
    DECISION,
    CONTRACT,
)
DUE = " UNION ALL ".join(ALL)
DUE_AT_ACCOUNT = f"WITH due({COLUMNS}) AS ({DUE}) SELECT * FROM due WHERE account_id = :account"
COUNT = f"SELECT count(*), coalesce(sum(mine), 0) FROM ({DUE})"
BEATS = f"""
SELECT id, name, tier, CAST(julianday(:today) - julianday(since) AS INTEGER), days, next_on
FROM ({WAITING}) WHERE since <> '' AND days > 0
ORDER BY (julianday(:today) - julianday(since)) / days DESC, name LIMIT :limit
"""
OVERDUE_BEATS = f"""
SELECT count(*) FROM ({WAITING}) WHERE since <> '' AND next_on IS NULL AND date(since, '+' || days || ' days') < :today
"""
