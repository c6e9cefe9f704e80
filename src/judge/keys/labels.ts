import { isStateWord } from '../../expect/asides.ts';
import { isThing } from '../../expect/statement.ts';
import type { Said } from './agrees.ts';
import type { Field } from './field.ts';
import { keyWords, partsOf, plainWord } from '../printed/keyWords.ts';
import { allWords } from '../../text/words.ts';

/** Whether the command's own text says a word. */
export type Told = (word: string) => boolean;

/** The fields that a label names, and how well: the smaller, the better. */
export interface Labelled {
  readonly fields: readonly Field[];
  readonly rank: readonly number[];
}

/** Words of a key that an author leaves out. */
const LEFT_OUT = /^(?:of|number|count|total|current|currently|num|is|in|on|for|per|has|are|the|enable|enabled|s)$/;
/** … and those that say whose it is. */
const OWNER = /^(?:system|server|cluster|instance|service|database|overall)$/;
/** … or what kind of a value it is. */
const SORT = /^(?:status|state|phase|health|value|version|type|name|mode)$/;
/** What something is called, or is one of, is not how it is: `cluster is green` is not said by `cluster_name: green`. */
const NAMES = /^(?:type|name)$/;
const isStateLike = (text: string): boolean => {
  const last = text.split(/\s+/).at(-1) ?? '';
  return isStateWord(last) || STATE_LIKE.test(last);
};
const STATE_LIKE =
  /^(?:green|yellow|red|passing|empty|stable|valid|invalid|clean|full|locked|leader|primary|started|admin)$/i;
/** … or what a number counts. */
const UNIT = /^(?:period|interval|second|minute|hour|day|week|ms|byte|percent|mb|gb|mib|gib)$/;
const TELLS_STATE = /^(?:status|state|phase|health|value|type|version|enabled|name|mode)$/;

interface Looked {
  readonly said: Said;
  /** Words of what was said before, which may choose between two. */
  readonly context: readonly string[];
  /** It is said of several. */
  readonly each: boolean;
}

/** Keys that say nothing of what they are of. */
const TELLS_LITTLE =
  /^(?:available|ready|active|healthy|enabled|disabled|valid|running|connected|online|reachable|present|ok|up|id|count|size|port|code)$/;
/** Keys that hold what is said of the whole, or of one of many by its number. */
const HOLDS =
  /^(?:\d+|spec|status|data|info|information|setting|configuration|property|result|detail|metadata|object|item|state|summary|response|attribute|cluster|server|instance|service|node|health|value|output|system|general|current|condition|overall|template|profile|set|s|of|the)$/;

/** What is listed, one after the other. */
const COLLECTIVE = /^(?:member|node|endpoint|instance|container|host|pod|peer|item|row|broker)$/;

/**
 * The fields that all words of a label name: as words of the key, of a key above it, of whose it is, or of the command.
 * Null where none is named, or two that differ in all but their place are named as well.
 */
export function labelled(
  label: readonly string[],
  fields: readonly Field[],
  told: Told,
  looked: Looked,
): Labelled | null {
  const { context } = looked;
  const words = label.map((text) => {
    const own = allWords(text);
    return { text, plain: plainWord(text), parts: (own.length > 0 ? own : [text]).flatMap(partsOf) };
  });
  const found: { readonly field: Field; readonly rank: readonly number[] }[] = [];
  for (const field of nearby(words, fields)) {
    const rank = rankOf(words, field, told, looked);
    if (rank) found.push({ field, rank });
  }
  const chosen =
    found.length > 1 && context.length > 0
      ? found.filter(({ field }) =>
          context.some((text) => [...field.above, ...field.owners].some((key) => has(key, plainWord(text)))),
        )
      : found;
  const sorted = [...(context.length > 0 ? chosen : found)].sort((a, b) => difference(a.rank, b.rank));
  const [first] = sorted;
  if (!first) return null;
  const same = sorted.filter(({ rank }) => difference(rank, first.rank) === 0).map(({ field }) => field);
  // Without an owner, the name in a certificate is that of its subject.
  const subject = same.filter(({ above }) => /^subject$/i.test(above.at(-1) ?? ''));
  const issuer = same.some(({ above }) => /^issuer$/i.test(above.at(-1) ?? ''));
  if (subject.length > 0 && issuer) return { fields: subject, rank: first.rank };
  const keys = new Set(same.map(({ key }) => keyWords(key).parts.join(' ')));
  return keys.size > 1 ? null : { fields: same, rank: first.rank };
}

/** Fields by the words of their keys, and of what stands right above a state. */
const indexes = new WeakMap<readonly Field[], ReadonlyMap<string, readonly Field[]>>();

function indexOf(fields: readonly Field[]): ReadonlyMap<string, readonly Field[]> {
  const before = indexes.get(fields);
  if (before) return before;
  const index = new Map<string, Field[]>();
  for (const field of fields) {
    const { parts, wholes, joined } = keyWords(field.key);
    const state = parts.every((part) => TELLS_STATE.test(part));
    const over = state ? keyWords(field.above.at(-1) ?? '').parts : [];
    for (const word of new Set([...parts, ...wholes, ...joined, ...over])) {
      const list = index.get(word);
      if (list) list.push(field);
      else index.set(word, [field]);
    }
  }
  indexes.set(fields, index);
  return index;
}

/** Those with a word of the label. */
function nearby(words: readonly LabelWord[], fields: readonly Field[]): ReadonlySet<Field> {
  const index = indexOf(fields);
  const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const all = [
    ...words.flatMap(({ text, plain, parts }) => [plain, compact(text), ...parts]),
    words.map(({ plain }) => plain).join(''),
    words.map(({ text }) => compact(text)).join(''),
  ];
  return new Set(all.flatMap((word) => index.get(word) ?? []));
}

const has = (key: string, word: string): boolean => {
  const { parts, wholes } = keyWords(key);
  return parts.includes(word) || wholes.has(word);
};

const difference = (a: readonly number[], b: readonly number[]): number =>
  (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0);

interface LabelWord {
  readonly text: string;
  readonly plain: string;
  readonly parts: readonly string[];
}

/** A value that nothing stands above. */
const OUTERMOST = /^(?:overall|top-?level|outermost|outer)$/i;

/** A name such as `web-old` is not called `web`. */
function isOver(key: string, word: LabelWord, all: readonly string[]): boolean {
  const named = has(key, word.plain) || word.parts.every((part) => has(key, part));
  return named && (!/[\p{L}\p{N}]-[\p{L}\p{N}]/u.test(key) || keyWords(key).parts.every((part) => all.includes(part)));
}

/** Null: not all words name it, or a word of its key is not said. First come words that only the command says, then those left out. */
function rankOf(
  words: readonly LabelWord[],
  field: Field,
  told: Told,
  { said, each }: Looked,
): readonly number[] | null {
  const { parts, wholes, joined: whole } = keyWords(field.key);
  const used = new Set<string>();
  let own = 0;
  let elsewhere = 0;
  const left: LabelWord[] = [];
  const places: number[] = [];
  const joined = words.map(({ plain }) => plain).join('');
  const spelled = words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).join('');
  if (whole.includes(joined) || whole.includes(spelled)) {
    own = words.length;
    parts.forEach((part) => used.add(part));
  } else {
    for (const word of words) {
      const compact = word.text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
      if (word.parts.every((part) => parts.includes(part))) {
        own += 1;
        places.push(parts.indexOf(word.parts[0] ?? ''));
        word.parts.forEach((part) => used.add(part));
      } else if (wholes.has(word.plain) || wholes.has(compact)) {
        own += 1;
        parts
          .filter((part) => (wholes.has(compact) && compact.includes(part)) || word.plain.includes(part))
          .forEach((part) => used.add(part));
      } else left.push(word);
    }
  }
  // `relay beam` is another key than `beam relay`.
  if (/\s/.test(field.key) && places.some((place, i) => place < (places[i - 1] ?? 0))) return null;
  const missing: LabelWord[] = [];
  let owned = 0;
  const all = words.flatMap(({ parts: ones }) => ones);
  for (const word of left) {
    const over = field.above.some((key) => isOver(key, word, all));
    const owner = !over && field.owners.some((name) => plainWord(name) === word.plain);
    if (owner) owned += 1;
    if (over || owner) elsewhere += 1;
    else if (isThing(word.text) || (each && COLLECTIVE.test(word.plain))) continue;
    else if (told(word.text) || OUTERMOST.test(word.text)) missing.push(word);
    else return null;
  }
  if (words.some(({ text }) => OUTERMOST.test(text)) && field.above.length > 0) return null;
  const unsaid = parts.filter((part) => !used.has(part));
  const allowed = unsaid.every(
    (part) =>
      LEFT_OUT.test(part) ||
      (OWNER.test(part) && parts.length > 1) ||
      (SORT.test(part) && !/^\d+$/.test(said.text) && !(NAMES.test(part) && isStateLike(said.text))) ||
      (UNIT.test(part) && /^\d/.test(said.text)) ||
      told(part) ||
      field.above.some((key) => has(key, part)),
  );
  if (!allowed) return null;
  // `2 connected masters` is not said by `connected_slaves` of a master, though the command names those.
  const counts = /^\d+$/.test(said.text) && owned + missing.length > 0;
  if (counts && unsaid.some((part) => told(part) && !LEFT_OUT.test(part) && !UNIT.test(part))) return null;
  // `available` of a failover replica tells nothing of the database around it.
  const parent = keyWords(field.above.at(-1) ?? '').parts;
  const isNamed = (part: string): boolean =>
    HOLDS.test(part) || told(part) || words.some((word) => word.plain === part || word.parts.includes(part));
  if (own > 0 && parts.every((part) => TELLS_STATE.test(part) || TELLS_LITTLE.test(part)) && !parent.every(isNamed))
    return null;
  // The part that the state is of: `db UP` for `db.status`.
  if (own === 0) {
    const over = parent;
    const named =
      over.length > 0 && over.every((part) => words.some((word) => word.plain === part || word.parts.includes(part)));
    // `versioning Enabled` beside `Status` alone, where the command says of what.
    if (over.length === 0 && field.above.length === 0 && missing.length === words.length && isStateWord(said.text))
      return parts.every((part) => /^(?:status|state|phase|health)$/.test(part)) ? [missing.length, 1, 1] : null;
    if (!named || !parts.every((part) => TELLS_STATE.test(part))) return null;
    const state = isStateWord(said.text) || /^(?:true|false|ok)$/i.test(said.text);
    return [missing.length, -elsewhere, state ? -1 : 1];
  }
  return [missing.length, -own, unsaid.length - elsewhere];
}
