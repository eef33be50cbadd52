"""Tables joined for people: with the words that offsets stand for. By name, what each is and its SQL."""

from __future__ import annotations

VIEWS = {
    "who_said_what": (
        "Each attribution with the words of its source, its cue and its content",
        """SELECT articles.doc, coalesce(articles.outlet, '') AS outlet, speaker, kind, stance, speech, factuality,
  substr(text, source_start + 1, source_end - source_start) AS source,
  substr(text, cue_start + 1, cue_end - cue_start) AS cue,
  (SELECT group_concat(substr(text, json_extract(value, '$[0]') + 1,
     json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ') FROM json_each(content)) AS content,
  confidence, attributions.article
FROM attributions JOIN articles ON articles.id = attributions.article""",
    ),
    "statements_as_said": (
        "Each statement with its own words",
        """SELECT statements.id, statements.doc, how, substr(text, span_start + 1, span_end - span_start) AS says, source, chain,
  stance, factuality, in_title, statements.article
FROM statements JOIN articles ON articles.id = statements.article""",
    ),
    "claims_counted": (
        "Each claim with how many say, hedge and deny it, and its independent origins",
        """SELECT stories.title AS story_title, claims.text AS claim,
  (SELECT count(DISTINCT article) FROM links JOIN statements ON statements.id = statement WHERE claim = claims.key)
    AS articles,
  (SELECT count(*) FROM links WHERE claim = claims.key AND how IN ('asserted', 'attributed')) AS say,
  (SELECT count(*) FROM links WHERE claim = claims.key AND how = 'hedged') AS hedge,
  (SELECT count(*) FROM links WHERE claim = claims.key AND how IN ('denied', 'reported-denied')) AS deny,
  (SELECT count(*) FROM origins WHERE claim = claims.key) AS origins, sources, claims.key AS claim_key, story
FROM claims JOIN stories ON stories.id = story""",
    ),
    "accounts_that_differ": (
        "Each side of each discrepancy, with its own words",
        """SELECT discrepancies.about, discrepancies.kind, weight, sides.doc, says, sides.source,
  substr(articles.text, span_start + 1, span_end - span_start) AS words, discrepancies.key AS discrepancy, story
FROM sides JOIN discrepancies ON discrepancies.key = discrepancy
LEFT JOIN story_articles USING (story)
JOIN articles ON articles.id = article AND articles.doc = sides.doc""",
    ),
    "passages_shared": (
        "Passages that two articles of a story share",
        """SELECT story, lineage.doc, json_extract(value, '$.their_doc') AS their_doc,
  json_extract(value, '$.sameness') AS sameness, json_extract(value, '$.span[0]') AS span_start,
  json_extract(value, '$.span[1]') AS span_end, json_extract(value, '$.their_span[0]') AS their_start,
  json_extract(value, '$.their_span[1]') AS their_end
FROM lineage, json_each(shared_with)""",
    ),
    "passages_elsewhere": (
        "Passages that articles of two stories share, with the words of both; together: one story has both by now",
        """SELECT here.doc, there.doc AS their_doc, sameness,
  substr(here.text, span_start + 1, span_end - span_start) AS words,
  substr(there.text, their_span_start + 1, their_span_end - their_span_start) AS their_words,
  EXISTS (SELECT 1 FROM story_articles AS one JOIN story_articles AS other USING (story)
    WHERE one.article = reuse.article AND other.article = their_article) AS together,
  article, their_article
FROM reuse JOIN articles AS here ON here.id = article JOIN articles AS there ON there.id = their_article""",
    ),
}
