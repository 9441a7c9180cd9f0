// id: own_places
// title: Its own profiles claim different countries at the same time
// meaning: The account's own profiles give countries that do not agree. It is the contradiction that counts, whatever they state.
// benign: Somebody who lives in two countries, or a profile nobody kept up. A move from one to the other is not found. It adds no points: which country is claimed must not.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// source: bfv_advisory_2024_02: Make sure that personal details such as the spelling of the name, the nationality, the place where the person is staying, the contact details, the course of education, former employers etc. are consistent throughout all profiles, portfolios and payroll accounts.
// weight: 0
// group: own_profiles
// needs: Account.contradicts
// param: fact string = country : the fact
// detail: Its profiles state {stated}
// columns: subject, stated
// version: 2
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND $fact IN a.contradicts
RETURN a.id AS subject, a.countries AS stated
