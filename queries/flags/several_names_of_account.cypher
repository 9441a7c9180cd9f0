// id: several_names_of_account
// title: An account seen under several names
// meaning: The account's own sources spell its name in several ways, or give different names; a shortened name is not one.
// benign: A marriage, a nickname, a transliteration.
// source: bfv_advisory_2024_02: such as spellings of names, work experience, educational qualifications and languages spoken, are often inconsistent
// weight: 4
// group: names
// needs: Account.names
// detail: It was seen as {names}
// columns: subject, names
// version: 3
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND size(a.names) >= 2
UNWIND a.names AS one
UNWIND a.names AS other
WITH a, one, other
WHERE toLower(one) <> toLower(other)
  AND NOT toLower(one) STARTS WITH toLower(replace(other, '.', ''))
  AND NOT toLower(other) STARTS WITH toLower(replace(one, '.', ''))
RETURN a.id AS subject, collect(DISTINCT one) AS names
