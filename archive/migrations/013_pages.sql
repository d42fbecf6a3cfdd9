DROP INDEX articles_by_day;
CREATE INDEX articles_by_day ON articles (published_day, agency);
CREATE INDEX articles_edited_by_agency ON articles (agency) WHERE revision_count > 1;
CREATE INDEX articles_gone_by_agency ON articles (agency) WHERE gone_at IS NOT NULL;
CREATE INDEX revisions_of_headlines ON revisions (seen_at) WHERE substr(changed, 1, 8) = 'headline'
