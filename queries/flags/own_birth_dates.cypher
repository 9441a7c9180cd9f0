// id: own_birth_dates
// title: Its own profiles give different birth dates
// meaning: The account's own profiles give birth dates that do not agree. It is the contradiction that counts, whatever they state.
// benign: A slip of the pen, day and month swapped, a date made up for privacy.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// source: bfv_advisory_2024_02: Make sure that personal details such as the spelling of the name, the nationality, the place where the person is staying, the contact details, the course of education, former employers etc. are consistent throughout all profiles, portfolios and payroll accounts.
// weight: 5
// group: own_profiles
// needs: Account.contradicts
// param: fact string = birth_date : the fact
// detail: Its profiles state {stated}
// columns: subject, stated
// version: 2
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND $fact IN a.contradicts
RETURN a.id AS subject, a.birth_dates AS stated
