// id: logged_in_all_day
// title: Logged in for a day or more without a break
// meaning: A single session lasted a day or longer, which suggests several people in shifts or a machine left on.
// benign: A browser tab nobody closed, or a platform that records a session until it expires.
// source: us_it_workers_advisory_2022_lawfirm: logins into one account continuously for one or more days at a time
// source: bfv_advisory_2024_02: Accounts are characterised by long time spans of online activity.
// weight: 10
// group: long_sessions
// needs: LOGGED_IN_FROM.at_epoch, LOGGED_IN_FROM.ended_epoch
// param: hours int = 24 : a session at least so long
// detail: {sessions} of its sessions lasted {hours} hours or more, the first on {first}
// columns: subject, sessions, first, hours
// version: 1
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE r.ended_epoch - r.at_epoch >= $hours * 3600
RETURN a.id AS subject, count(DISTINCT r.id) AS sessions, min(r.at) AS first, $hours AS hours
