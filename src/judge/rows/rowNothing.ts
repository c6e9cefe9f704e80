import { isListedKind, namesListed } from '../../expect/listedThings.ts';
import { isState } from './gridCells.ts';
import type { Around } from './rowItems.ts';
import { fail } from '../scene.ts';
import type { Decision } from '../scene.ts';

/**
 * A header and no row below it, where words say how a thing is, or that it is there: it is not even listed.
 *
 *     quay release deployed        NAME   NAMESPACE   REVISION   UPDATED   STATUS   CHART
 *
 * Null: other words, among them all that deny, count or choose.
 */
export function lacksAll(text: string, { grid, command, listed }: Around, want: string): Decision | null {
  if (!grid.headed || grid.rows.length > 0) return null;
  const words = text.split(' ');
  const others = words.filter(
    (word) => !SMALL.test(word) && !isState(word) && !isListedKind(word, listed) && !namesListed(word, command),
  );
  const [name = 'a1', another] = others;
  const claims = words.some((word) => isState(word) || THERE.test(word));
  if (!claims || another !== undefined || words.length > 8 || !NAME.test(name) || DENIES.test(text)) return null;
  return fail(`${want}; nothing is listed.`, grid.header.join(' '));
}

const SMALL = /^(?:is|are|has|the|a|an|of|in|for|named|called|must|should|be|and)$/i;
const THERE = /^(?:exists?|present|listed|there|deployed|installed)$/i;
const NAME = /^\p{Ll}[\p{Ll}\d._/-]*$/u;
const DENIES =
  /\b(?:no|not|none|never|nothing|without|zero|only|if|unless|until|before|after|other|old|except|gone|deleted|removed|absent|missing|un\w+)\b/i;
