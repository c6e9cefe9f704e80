import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { plain } from '../printed/output.ts';
import { placesOfWords, wordsOf } from '../printed/wordsIn.ts';

/** What a line waits for, asks for or supposes, up to three words before. */
const AHEAD = sparing(
  /\b(?:once|after|when(?:ever)?|requir\w+|needs?|needed|assum\w+|suppos\w+|verif(?:y|ying)|ensur(?:e|ing)|check(?:ing)? that|would(?: have)?|will|to be|grep for|look(?:ing)? for|provided|as soon as|in case|want\w*|nobody|no one|no)(?:\s+(?:that|the|all|every|each|have|has|be|been|is|are|[\w-]+)){0,2}[:\s]*$/i,
);
/** What was not done in earnest, or not yet. */
const PRETENDED = sparing(
  /(?:^|[\s[(])(?:dry[ -]?run|simulat\w+|pending|planned|todo|what-?if)\b|(?<![\d.:-])\b0 [\w -]*$/i,
);

/**
 * Whether each line that says the words only waits for it, or tells of it as of something that was not done.
 *
 *     exiting once all migrations applied        [dry-run] all migrations applied        0 consumers subscribed
 */
export function isOnlyAnnounced(words: string, { rule, verdict }: RuleVerdict, { stdout, stderr }: Observed): boolean {
  const sought = verdict === 'pass' && (rule.kind === 'says' || rule.kind === 'contains') ? wordsOf(rule) : null;
  if (sought === null || sought.length < 2 || AHEAD.test(words) || PRETENDED.test(words)) return false;
  const places = placesOfWords(sought, plain(`${stdout.text}\n${stderr.text}`).split('\n'));
  return places.length > 0 && places.every(({ ahead }) => AHEAD.test(ahead) || PRETENDED.test(ahead));
}
