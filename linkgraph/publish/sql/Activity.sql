-- of accounts
SELECT l.account AS id, l.account AS of_account, l.logins, l.days, m.addresses_in_a_day, m.countries_in_a_day, m.switches_in_a_day, m.jumps_in_a_day,
       m.fastest_kmh, m.fastest_way, s.unbroken_hours, s.unbroken_from, w.zone, w.hours, w.night_share, w.business_share
FROM (SELECT account, count(*) AS logins, count(DISTINCT at_epoch // 86400) AS days FROM login GROUP BY account) l
LEFT JOIN moved m ON m.account = l.account
LEFT JOIN longest s ON s.account = l.account
LEFT JOIN waking w ON w.account = l.account
