-- of accounts
-- What the files of an account say about themselves, in two lists.
CREATE OR REPLACE TEMP TABLE own_files AS
SELECT account, list_sort(list(DISTINCT tool) FILTER (tool IS NOT NULL)) AS picture_tools,
       list_sort(list(DISTINCT said) FILTER (said IS NOT NULL)) AS file_traces
FROM (
    SELECT account, raw AS tool, NULL AS said FROM fact WHERE kind IN ('photo_software', 'photo_made_by', 'photo_camera') AND NOT gone
    UNION ALL SELECT account, NULL, what || ': ' || value FROM trace
) GROUP BY account;
