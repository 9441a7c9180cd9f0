// id: same_photo_other_names
// title: The same photo under another name
// meaning: The account shows a picture that accounts with other names show as well, alike or edited.
// benign: A bought stock photo, a default avatar not yet known as one, a name changed by marriage, a stolen photo: its owner is a victim. Two accounts that a person judged different are not held against one another.
// source: bfv_advisory_2024_02: Alternatively, stolen photographs are altered using image editing software.
// source: us_it_workers_advisory_2022_lawfirm: combining the IT worker’s own or a provided photo with the identifying information of a real person
// weight: 15
// group: photo
// needs: SHOWS_PHOTO, Account.name
// param: min_weight float = 4 : bits of evidence, so that default avatars and widely used pictures stay out
// detail: It shows the same picture as {names}
// columns: subject, names
// version: 3
MATCH (a:Account)-[e:EVIDENCE]-(b:Account)
WHERE e.signal = 'photo' AND e.weight >= $min_weight AND toLower(a.name) <> toLower(b.name)
  AND NOT coalesce(e.suppressed, false)
  AND NOT EXISTS { MATCH (a)-[:SIMILAR_NAME]-(b) }
RETURN a.id AS subject, collect(DISTINCT b.name) AS names
