import { isListedKind, namesListed } from '../../expect/listedThings.ts';
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
  if (!grid.headed || grid.rows.length > 0 || CHOOSES.test(command)) return null;
  const words = text.split(' ');
  const others = words.filter(
    (word) => !SMALL.test(word) && !THERE.test(word) && !isListedKind(word, listed) && !namesListed(word, command),
  );
  const [name = 'a1', another] = others;
  const claims = words.some((word) => THERE.test(word));
  if (!claims || another !== undefined || words.length > 8 || !NAME.test(name) || DENIES.test(text)) return null;
  return fail(`${want}; nothing is listed.`, grid.header.join(' '));
}

const SMALL = /^(?:is|are|has|the|a|an|of|in|for|named|called|must|should|be|and)$/i;
/** How only what is there can be: what is not listed may be stopped. */
const THERE =
  /^(?:exists?|present|listed|there|deployed|installed|running|ready|healthy|active|available|bound|up|online|synced|mounted|established)$/i;
/** It lists some of them, which may be those that are otherwise. */
const CHOOSES =
  /\s(?:-f|-l|--(?:filter|selector|field-selector|failed|pending|uninstalled|uninstalling|superseded|state|status))(?=[\s=]|$)|\|/;
const NAME = /^\p{Ll}[\p{Ll}\d._/-]*$/u;
const DENIES =
  /\b(?:no|not|none|never|nothing|without|zero|only|if|unless|until|before|after|other|old|except|gone|deleted|removed|absent|missing|un\w+)\b/i;
