-- A finding without figures is what it was before there was a place for them: approvals that stand keep their hash.
CREATE OR REPLACE FUNCTION claims_bare(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT content - ARRAY['id', 'version', 'state', 'created_at', 'created_by_id', 'updated_at', 'granted_at',
        'published_at', 'due_on', 'priority', 'assignee_id', 'review_by', 'reviewer_id']
        - CASE WHEN content->>'found' = '' THEN ARRAY['found'] ELSE ARRAY[]::text[] END
$$;
