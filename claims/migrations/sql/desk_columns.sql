-- Who works on a claim, how soon, who was asked to review and when to look again are the desk's own affair, no part
-- of what an approval is bound to.
CREATE OR REPLACE FUNCTION claims_bare(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT content - ARRAY['id', 'version', 'state', 'created_at', 'created_by_id', 'updated_at', 'granted_at',
        'published_at', 'due_on', 'priority', 'assignee_id', 'review_by', 'reviewer_id']
$$;
