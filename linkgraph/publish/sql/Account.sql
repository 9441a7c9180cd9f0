-- of accounts
-- Every account a row is about, and every account a row only mentions.
WITH mentioned AS (
    SELECT account, true AS observed, gone FROM row_profiles
    UNION ALL SELECT account, true, gone FROM row_logins
    UNION ALL SELECT account, true, gone FROM row_payments
    UNION ALL SELECT account, true, gone FROM row_reviews
    UNION ALL SELECT account, true, gone FROM row_events
    UNION ALL SELECT account, true, gone FROM row_photos
    UNION ALL SELECT account, true, gone FROM row_documents
    UNION ALL SELECT account, true, gone FROM row_addresses
    UNION ALL SELECT rater, false, NULL FROM rated
),
accounts AS (SELECT account AS id, bool_or(observed) AS observed, bool_and(gone) AS gone FROM mentioned GROUP BY account),
profile AS (
    SELECT account, bool_and(gone) AS gone, arg_min(platform, place) AS platform, min(created_at) AS created_at,
           min(coalesce(created_at, seen_at)) AS first_seen, max(seen_at) AS last_seen,
           arg_min(extra, place) AS attributes, arg_min(origin, place) AS file, min(line) AS line
    FROM (SELECT *, (least(line, 1e12)::BIGINT << 20) + (hash(origin) & 1048575)::BIGINT AS place FROM row_profiles)
    GROUP BY account
),
said_beside AS (
    SELECT account, entry.key AS name, string_agg(DISTINCT entry.value, ' | ' ORDER BY entry.value) AS value
    FROM (
        SELECT account, unnest(map_entries(try_cast(extra::JSON AS MAP(VARCHAR, VARCHAR)))) AS entry FROM row_profiles
        WHERE extra IS NOT NULL AND account IN (
            SELECT account FROM row_profiles WHERE extra IS NOT NULL GROUP BY account HAVING min(hash(extra)) <> max(hash(extra)))
    ) GROUP BY ALL
),
several AS (SELECT account, json_group_object(name, value)::VARCHAR AS attributes FROM said_beside GROUP BY account),
shown_photo AS (
    SELECT account, min_by(value, place + CASE WHEN coalesce(attribute, 'profile') = 'profile' THEN 0 ELSE 1::BIGINT << 61 END) AS value
    FROM said('photo') GROUP BY account
),
counterparty AS (SELECT DISTINCT account, raw FROM fact WHERE attribute IN ('payout', 'spent') AND value IS NOT NULL),
useless AS (
    SELECT account, list_distinct(list(kind || ': ' || raw)) AS unusable FROM fact f
    WHERE value IS NULL AND kind NOT IN ('photo', 'document', 'country', 'nationality')
      AND NOT (coalesce(attribute, '') IN ('payout', 'spent') AND (account, raw) IN (FROM counterparty))
    GROUP BY account
)
SELECT a.id, a.id AS of_account, coalesce(p.platform, CASE WHEN contains(a.id, ':') THEN split_part(a.id, ':', 1) END) AS platform,
       a.observed, coalesce(p.gone, a.gone, false) AS gone, handle.value AS handle, name.value AS name, name.list AS names,
       headline.value AS headline, bio.value AS bio, country.value AS country, city.value AS city,
       nationality.value AS nationality, birth_date.value AS birth_date, gender.value AS gender, languages.list AS languages,
       timezone.value AS timezone, education.list AS education, employment.list AS employment, skills.list AS skills,
       hourly_rate.value AS hourly_rate, rating.value AS rating, photo.value AS photo, p.created_at,
       epoch(try_cast(p.created_at AS TIMESTAMPTZ))::BIGINT AS created_epoch, strlen(bio.value) AS bio_length,
       country.list AS countries, nationality.list AS nationalities, birth_date.list AS birth_dates,
       t.emails AS emails_in_a_year, t.phones AS phones_in_a_year, t.addresses AS addresses_in_a_year, c.contradicts,
       o.picture_tools, o.file_traces,
       least(p.first_seen, s.first_seen) AS first_seen, greatest(p.last_seen, s.last_seen) AS last_seen,
       CASE WHEN u.unusable IS NULL THEN coalesce(e.attributes, p.attributes)
            ELSE json_merge_patch(coalesce(e.attributes, p.attributes, '{}')::JSON, json_object('unusable', list_sort(u.unusable)))::VARCHAR END AS attributes,
       coalesce(p.file, s.file) AS file, coalesce(p.line, s.line) AS line
FROM accounts a LEFT JOIN profile p ON p.account = a.id LEFT JOIN sighted s ON s.account = a.id
LEFT JOIN stated('handle') handle ON handle.account = a.id LEFT JOIN listed('name') name ON name.account = a.id
LEFT JOIN stated('headline') headline ON headline.account = a.id LEFT JOIN stated('bio') bio ON bio.account = a.id
LEFT JOIN listed('country') country ON country.account = a.id LEFT JOIN stated('city') city ON city.account = a.id
LEFT JOIN listed('nationality') nationality ON nationality.account = a.id
LEFT JOIN listed('birth_date') birth_date ON birth_date.account = a.id
LEFT JOIN stated('gender') gender ON gender.account = a.id LEFT JOIN listed('languages') languages ON languages.account = a.id
LEFT JOIN stated('timezone') timezone ON timezone.account = a.id LEFT JOIN listed('education') education ON education.account = a.id
LEFT JOIN listed('employment') employment ON employment.account = a.id LEFT JOIN listed('skills') skills ON skills.account = a.id
LEFT JOIN stated_number('hourly_rate') hourly_rate ON hourly_rate.account = a.id
LEFT JOIN stated_number('rating') rating ON rating.account = a.id
LEFT JOIN shown_photo photo ON photo.account = a.id
LEFT JOIN several e ON e.account = a.id
LEFT JOIN useless u ON u.account = a.id
LEFT JOIN turnover t ON t.account = a.id LEFT JOIN contradiction c ON c.account = a.id
LEFT JOIN own_files o ON o.account = a.id
