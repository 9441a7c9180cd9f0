-- Every account a row is about, and every account a row only mentions.
WITH mentioned AS (
    SELECT account, true AS observed FROM fact
    UNION ALL SELECT account, true FROM row_profiles
    UNION ALL SELECT account, true FROM row_logins
    UNION ALL SELECT account, true FROM row_payments
    UNION ALL SELECT account, true FROM row_reviews
    UNION ALL SELECT account, true FROM row_events
    UNION ALL SELECT account, true FROM row_photos
    UNION ALL SELECT account, true FROM row_documents
    UNION ALL SELECT account, true FROM row_addresses
    UNION ALL SELECT rater, false FROM rated
),
accounts AS (SELECT account AS id, bool_or(observed) AS observed FROM mentioned GROUP BY account),
profile AS (
    SELECT account, bool_and(gone) AS gone, arg_min(platform, place) AS platform, min(created_at) AS created_at,
           min(coalesce(created_at, seen_at)) AS first_seen, max(seen_at) AS last_seen,
           arg_min(extra, place) AS attributes, arg_min(origin, place) AS file, min(line) AS line
    FROM (SELECT *, (least(line, 1e12)::BIGINT << 20) + (hash(origin) & 1048575)::BIGINT AS place FROM row_profiles)
    GROUP BY account
),
-- Where a value stands: what is gone last, by line, and of several in one line always the same first.
placed AS (
    SELECT *, (gone::BIGINT << 62) + (least(coalesce(line, 1e12), 1e12)::BIGINT << 20) + (hash(value) & 1048575)::BIGINT AS place
    FROM fact
),
stated AS (
    SELECT account,
        min_by(value, place) FILTER (kind = 'handle') AS handle,
        min_by(value, place) FILTER (kind = 'name' AND attribute IS NULL) AS name,
        min_by(value, place) FILTER (kind = 'headline') AS headline,
        min_by(value, place) FILTER (kind = 'bio') AS bio,
        min_by(coalesce(value, raw), place) FILTER (kind = 'country') AS country,
        min_by(value, place) FILTER (kind = 'city') AS city,
        min_by(coalesce(value, raw), place) FILTER (kind = 'nationality') AS nationality,
        min_by(value, place) FILTER (kind = 'birth_date') AS birth_date,
        min_by(value, place) FILTER (kind = 'gender') AS gender,
        min_by(value, place) FILTER (kind = 'timezone') AS timezone,
        min_by(try_cast(value AS DOUBLE), place) FILTER (kind = 'hourly_rate') AS hourly_rate,
        min_by(try_cast(value AS DOUBLE), place) FILTER (kind = 'rating') AS rating,
        min_by(value, place + CASE WHEN coalesce(attribute, 'profile') = 'profile' THEN 0 ELSE 1::BIGINT << 61 END) FILTER (kind = 'photo' AND value IS NOT NULL) AS photo,
        min(first_seen) AS first_seen, max(last_seen) AS last_seen, min(file) AS file, min(line) AS line
    FROM placed GROUP BY account
),
-- Lists take much room while they grow, so each is made of its own rows alone.
listed AS (
    SELECT account, kind, list_sort(list_distinct(list(said))) AS said
    FROM (SELECT account, kind, CASE WHEN kind IN ('country', 'nationality') THEN coalesce(value, raw) ELSE value END AS said FROM fact)
    WHERE said IS NOT NULL
      AND kind IN ('name', 'country', 'nationality', 'birth_date', 'languages', 'education', 'employment', 'skills')
    GROUP BY account, kind
),
lists AS (
    SELECT account, any_value(said) FILTER (kind = 'name') AS names, any_value(said) FILTER (kind = 'country') AS countries,
        any_value(said) FILTER (kind = 'nationality') AS nationalities,
        any_value(said) FILTER (kind = 'birth_date') AS birth_dates, any_value(said) FILTER (kind = 'languages') AS languages,
        any_value(said) FILTER (kind = 'education') AS education, any_value(said) FILTER (kind = 'employment') AS employment,
        any_value(said) FILTER (kind = 'skills') AS skills
    FROM listed GROUP BY account
),
useless AS (
    SELECT account, list_distinct(list(kind || ': ' || raw)) AS unusable FROM fact
    WHERE value IS NULL AND kind NOT IN ('photo', 'document', 'country', 'nationality') GROUP BY account
)
SELECT a.id, coalesce(p.platform, CASE WHEN contains(a.id, ':') THEN split_part(a.id, ':', 1) END) AS platform,
       a.observed, coalesce(p.gone, false) AS gone, s.handle, s.name, l.names, s.headline, s.bio, s.country, s.city,
       s.nationality, s.birth_date, s.gender, l.languages, s.timezone, l.education, l.employment, l.skills,
       s.hourly_rate, s.rating, s.photo, p.created_at,
       epoch(try_cast(p.created_at AS TIMESTAMPTZ))::BIGINT AS created_epoch, strlen(s.bio) AS bio_length,
       l.countries, l.nationalities, l.birth_dates, t.emails AS emails_in_a_year, t.phones AS phones_in_a_year,
       t.addresses AS addresses_in_a_year, c.contradicts,
       o.picture_tools, o.file_traces,
       least(p.first_seen, s.first_seen) AS first_seen, greatest(p.last_seen, s.last_seen) AS last_seen,
       CASE WHEN u.unusable IS NULL THEN p.attributes
            ELSE json_merge_patch(coalesce(p.attributes, '{}')::JSON, json_object('unusable', list_sort(u.unusable)))::VARCHAR END AS attributes,
       coalesce(p.file, s.file) AS file, coalesce(p.line, s.line) AS line
FROM accounts a LEFT JOIN profile p ON p.account = a.id LEFT JOIN stated s ON s.account = a.id
LEFT JOIN lists l ON l.account = a.id LEFT JOIN useless u ON u.account = a.id
LEFT JOIN turnover t ON t.account = a.id LEFT JOIN contradiction c ON c.account = a.id
LEFT JOIN own_files o ON o.account = a.id
