// id: remote_desktop_agent
// title: A user agent of remote desktop software
// meaning: The program that logged in says that it is remote desktop software.
// benign: Support staff, or a company where it is standard.
// source: us_it_workers_advisory_2022_lawfirm: other technical configurations associated with use of remote desktop sharing software
// weight: 10
// group: remote_desktop
// needs: LOGGED_IN_FROM.user_agent
// param: words strings = anydesk, teamviewer, rustdesk, remote desktop, remotedesktop, mstsc, freerdp, rdesktop, splashtop, logmein, screenconnect, connectwise control, parsec, vnc, guacamole, ultraviewer, supremo, dwagent, meshcentral : in lower case
// detail: {logins} of its logins name remote desktop software: {agents}
// columns: subject, logins, agents
// version: 2
MATCH (:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE NOT coalesce(r.gone, false)
WITH DISTINCT r.user_agent AS agent
WHERE agent IS NOT NULL AND any(word IN $words WHERE toLower(agent) CONTAINS word)
WITH collect(agent) AS remote
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE NOT coalesce(r.gone, false) AND r.user_agent IN remote
RETURN a.id AS subject, count(r.id) AS logins, collect(DISTINCT r.user_agent) AS agents
