// id: studies_and_jobs_apart
// title: Studies in Asia, jobs only in the United States, South Korea, Canada or Japan
// meaning: All schools the account states are in Asia, and all its employers in the United States, South Korea, Canada or Japan. The advisory names it; it adds no points here, for it follows from where somebody comes from.
// benign: The way of millions who studied at home and found work abroad, or at home in Korea or Japan. Alone it says nothing. It adds no points.
// source: bfv_advisory_2024_02: For example, if the alleged university studies took place in China, Japan, Malaysia, Singapore or other Asian countries, but the individual has so far only been employed in the US, in Korea or in Canada, this might point to an application from North Korea.
// weight: 0
// group: studies
// needs: Account.education, Account.employment
// param: asia strings = china, beijing, peking, tsinghua, shanghai, fudan, zhejiang, nanjing, wuhan, harbin, dalian, shenyang, jilin, yanbian, hong kong, taiwan, taipei, japan, tokyo, osaka, kyoto, malaysia, malaya, kuala lumpur, singapore, vietnam, hanoi, thailand, bangkok, indonesia, philippines, manila, mongolia, laos, cambodia : of schools, in lower case
// param: jobs strings = united states, usa, u.s., california, new york, texas, san francisco, seattle, boston, chicago, korea, seoul, busan, canada, toronto, vancouver, montreal, japan, tokyo, osaka : of employers, in lower case
// detail: It states {schools}, and worked at {employers}
// columns: subject, schools, employers
// version: 2
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND size(a.education) > 0 AND size(a.employment) > 0
UNWIND a.education AS school
WITH a, school
WHERE any(word IN $asia WHERE toLower(school) CONTAINS word)
WITH a, count(DISTINCT school) AS schools
WHERE schools = size(a.education)
UNWIND a.employment AS firm
WITH a, firm
WHERE any(word IN $jobs WHERE toLower(firm) CONTAINS word)
WITH a, count(DISTINCT firm) AS firms
WHERE firms = size(a.employment)
RETURN a.id AS subject, a.education AS schools, a.employment AS employers
