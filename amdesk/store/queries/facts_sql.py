"""The plain SQL behind an account's facts on the day `:on`; `{these}` stands for the chosen accounts."""

from amdesk.store.queries.cells import holds

LAST = """(SELECT max(t."on") FROM touch t WHERE t.account_id = a.id AND t."on" <= :on AND t.status = 'held'"""
AHEAD = """(SELECT min(t."on") FROM touch t WHERE t.account_id = a.id AND t."on" >= :on AND t.status = 'planned'"""
ACCOUNTS = f"""
SELECT a.id, a.name, a.status, a.tier, coalesce(a.came_in, a.customer_since), {LAST}),
 {LAST} AND t.kind = 'check-in'), {AHEAD}), {AHEAD} AND t.kind = 'check-in')
FROM account a WHERE a.id {{these}}
"""
RHYTHMS = f"""
SELECT r.account_id, r.days FROM rhythm r WHERE r.account_id {{these}} AND r.days IS NOT NULL AND {holds("r")}
ORDER BY r.since
"""
ISSUES = """
SELECT i.account_id, i.id, i.name, i.kind, i.severity, i.reported_on, i.answer_by, i.answered_on, i.disputed
FROM issue i WHERE i.account_id {these} AND i.reported_on <= :on
 AND (i.status = 'open' OR coalesce(i.resolved_on, i.closed_on) > :on)
"""
LAST_ISSUES = """
SELECT i.account_id, max(i.reported_on) FROM issue i WHERE i.account_id {these} AND i.reported_on <= :on GROUP BY 1
"""
REVIEWS = """
SELECT account_id, max(CASE WHEN held AND day <= :on THEN day END), min(CASE WHEN NOT held AND day >= :on THEN day END)
FROM (SELECT account_id, "on" AS day, held FROM review WHERE account_id {these}
 UNION ALL SELECT account_id, "on", status = 'held' FROM touch
  WHERE account_id {these} AND kind IN ('review', 'business-review') AND status IN ('held', 'planned')
 UNION ALL SELECT account_id, next_review, 0 FROM "plan" WHERE account_id {these} AND status <> 'closed'
) GROUP BY 1
"""
RECEIVABLES = """
SELECT account_id, currency, sum(open),
 sum(CASE WHEN day < :late_before THEN max(0, open - min(disputed, max(open, 0))) ELSE 0 END) FROM (
 SELECT i.account_id, i.currency, coalesce(i.due, i."on") AS day, coalesce(i.disputed, 0) AS disputed,
  i.amount - coalesce(i.written_off, 0) - coalesce((SELECT sum(p.amount) FROM payment p
   WHERE p.invoice_id = i.id AND coalesce(p."on", '') <= :on), 0) AS open
 FROM invoice i WHERE i.account_id {these} AND coalesce(i."on", '') <= :on)
GROUP BY 1, 2
"""
UNAPPLIED = """
SELECT p.account_id, p.currency, sum(p.amount) FROM payment p
WHERE p.account_id {these} AND p.invoice_id IS NULL AND coalesce(p."on", '') <= :on GROUP BY 1, 2
"""
PAYING = """
SELECT account_id, coalesce(avg(CASE WHEN paid > :half_year THEN days END), 0), sum(paid > :half_year),
 coalesce(avg(CASE WHEN paid <= :half_year THEN days END), 0), sum(paid <= :half_year) FROM (
 SELECT p.account_id, p."on" AS paid, julianday(p."on") - julianday(i."on") AS days
 FROM payment p JOIN invoice i ON i.id = p.invoice_id
 WHERE p.account_id {these} AND p."on" > :year AND p."on" <= :on AND i."on" IS NOT NULL)
GROUP BY 1
"""
SALES = """
SELECT m.account_id, min(m.month), coalesce(sum(CASE WHEN m.month >= :m11 THEN m.amount END), 0),
 coalesce(sum(CASE WHEN m.month BETWEEN :m23 AND :m12 THEN m.amount END), 0),
 coalesce(sum(CASE WHEN m.month >= :m2 THEN m.amount END), 0),
 coalesce(sum(CASE WHEN m.month BETWEEN :m14 AND :m12 THEN m.amount END), 0)
FROM revenue_month m WHERE m.account_id {these} AND m.month <= :m0 GROUP BY 1
"""
PLANS = """
SELECT n.account_id, n.status, EXISTS (SELECT 1 FROM objective o WHERE o.plan_id = n.id)
 AND NOT EXISTS (SELECT 1 FROM objective o WHERE o.plan_id = n.id AND o.side = 'care')
FROM "plan" n WHERE n.account_id {these} AND coalesce(n.starts, '') <= :on
 AND coalesce(n.ends, '9999') >= :on AND (n.status <> 'closed' OR n.ends < :today) ORDER BY n.starts, n.id
"""
PLAN_ACTIONS = """
SELECT n.account_id, count(*), sum(x.done_on IS NOT NULL AND x.done_on <= x.due) FROM "plan" n
JOIN objective o ON o.plan_id = n.id JOIN action x ON x.objective_id = o.id
WHERE n.account_id {these} AND x.due > :since AND (x.due < :on OR x.due = :on AND x.done_on <= x.due)
 AND x.status <> 'dropped' GROUP BY 1
"""
PROMISES = """
SELECT x.account_id, count(*), min(x.due) FROM promise x
WHERE x.account_id {these} AND x."by" = 'us' AND x.status = 'open' AND x.due < :on GROUP BY 1
"""
ANSWERED = """EXISTS (SELECT 1 FROM warning_reply w WHERE w.account_id = x.account_id
 AND w.rule = 'contract-{what}-' || x.id AND w.until > :on)"""
"""Whether the reminder of a date of the contract `x` was answered; what is answered is no concern."""
CONTRACTS = f"""
SELECT account_id, name, ends, notice_by, renews FROM (SELECT x.id, x.account_id, x.name, x.renews,
 CASE WHEN NOT {ANSWERED.replace("{what}", "ends")} THEN x.ends END AS ends,
 CASE WHEN NOT {ANSWERED.replace("{what}", "notice")} THEN x.notice_by END AS notice_by
 FROM contract x WHERE x.account_id {{these}})
WHERE ends BETWEEN date(:on, '-30 days') AND date(:on, '+120 days')
 OR notice_by BETWEEN date(:on, '-30 days') AND date(:on, '+120 days') ORDER BY ends, id
"""
OBJECTIVES = """
SELECT n.account_id, o.name FROM "plan" n JOIN objective o ON o.plan_id = n.id
WHERE n.account_id {these} AND n.status <> 'closed' AND coalesce(n.ends, '9999') >= :on
 AND EXISTS (SELECT 1 FROM contract x WHERE x.account_id = n.account_id) ORDER BY o.id
"""
"""What is planned with the accounts that have a contract to be renewed."""
COMPETITORS = """
SELECT account_id, max(day), name FROM (
 SELECT x.account_id, x."on" AS day, substr(x.text, 1, 60) AS name FROM intel x
 WHERE x.account_id {these} AND x.kind = 'competitor' AND x."on" BETWEEN date(:on, '-90 days') AND :on UNION ALL
 SELECT x.account_id, x.since, c.name FROM presence x JOIN competitor c ON c.id = x.competitor_id
 WHERE x.account_id {these} AND x.since BETWEEN date(:on, '-90 days') AND :on)
GROUP BY account_id
"""
SNOOZED = """
SELECT x.account_id, x.rule FROM warning_reply x WHERE x.account_id {these} AND coalesce(x.until, '9999') > :on
"""
