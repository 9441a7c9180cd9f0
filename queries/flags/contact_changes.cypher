// id: contact_changes
// title: Changing phone numbers or e-mail addresses
// meaning: Within a year the account gave several phone numbers or e-mail addresses.
// benign: A private and a business number; a new provider; a lost telephone.
// source: us_it_workers_advisory_2022_lawfirm: incorrect or changing contact information, specifically phone numbers and emails
// weight: 6
// group: contact
// needs: Account.emails_in_a_year|Account.phones_in_a_year
// param: min_values int = 3 : at least so many numbers, or so many addresses
// detail: Within a year it gave {values} {kind}
// columns: subject, kind, values
// version: 3
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND a.emails_in_a_year >= $min_values
RETURN a.id AS subject, 'e-mail addresses' AS kind, a.emails_in_a_year AS values
UNION ALL
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND a.phones_in_a_year >= $min_values
RETURN a.id AS subject, 'phone numbers' AS kind, a.phones_in_a_year AS values
