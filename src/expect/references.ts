import { sparing } from '../text/sparing.ts';

/**
 * Words that only send the reader elsewhere; no output can hold what stands there.
 *
 *     see OPS-117      cf. section 4.2      as described in the runbook      ref: https://wiki.example/a
 */
const REFERENCE = sparing(
  /^(?:(?:please )?(?:see|cf\.?|compare|refs?\.?|refer to|tracked (?:in|as|by)|as (?:described|documented|agreed|stated|said|noted|per)(?: (?:in|by|under))?|details(?: are)? in|described in|documented in|according to|more in)):? (?:also )?(?:the |our )?(?:(?:ticket|issue|bug|story|task|jira|card) )?(?:[A-Z][A-Z\d]+-\d+|#\d+|https?:\/\/\S+|(?:section|chapter|appendix|page|step|figure|table) [\d.]+|RFC ?\d+|ADR[ -]?\d+|\S+\.(?:md|adoc|rst|pdf|docx?)|(?:wiki|runbook|readme|docs?|documentation|ticket|handbook|manual|spec|story|epic)(?: (?:page|entry))?)$/i,
);

export const isReference = (words: string): boolean =>
  words.length < 200 &&
  REFERENCE.test(
    words
      .trim()
      .replace(/[.!]$/, '')
      .replace(/^\(|\)$/g, ''),
  );
