// id: logged_in_all_day
// title: Online for a day or more without a break
// meaning: One session, or logins less than two hours apart, went on for a day or longer, which suggests several people in shifts or a machine left on.
// benign: A browser tab nobody closed, a program that logs in by itself, or a platform that records a session until it expires.
// source: us_it_workers_advisory_2022_lawfirm: logins into one account continuously for one or more days at a time
// source: bfv_advisory_2024_02: Accounts are characterised by long time spans of online activity.
// weight: 10
// group: long_sessions
// needs: Activity.unbroken_hours
// param: hours float = 24 : without a pause of two hours
// detail: It was online for {found} hours without a pause of two, from {first} on
// columns: subject, found, first
// version: 2
MATCH (a:Account)-[:WAS_ACTIVE]->(t:Activity)
WHERE t.unbroken_hours >= $hours
RETURN a.id AS subject, round(t.unbroken_hours, 0) AS found, t.unbroken_from AS first
