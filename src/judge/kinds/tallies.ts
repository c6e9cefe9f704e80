import { live } from '../printed/output.ts';
import { pass, subjectOf } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** What test runners and linters count, by one word for each thing. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:pass(?:ed|ing|es)?|succeeded|successful)$/i, 'passed'],
  [/^(?:fail(?:ed|ing|ures?|s)?)$/i, 'failed'],
  [/^errors?$/i, 'errors'],
  [/^(?:skipped|ignored|pending)$/i, 'skipped'],
  [/^warnings?$/i, 'warnings'],
  [/^(?:total|tests?|specs?|examples?|scenarios?|checks?|assertions?)$/i, 'tests'],
];
/** Counts that a runner leaves out where they are none. */
const MAY_BE_SILENT = new Set(['failed', 'errors', 'skipped', 'warnings']);

type Tally = ReadonlyMap<string, number>;

/** `31 passed; 0 failed`, `Failures: 0, Errors: 0`; null where the text counts nothing, or one thing in two ways. */
function tallyOf(text: string): Tally | null {
  const found = new Map<string, number>();
  const counts = [
    ...[...text.matchAll(/(?<![\w.,:/-])(\d+) ([a-z]+)\b(?: (passed|failed|passing|failing|skipped))?/gi)].map(
      ([, n = '', word = '', state]) => [n, state ?? word],
    ),
    ...[...text.matchAll(/\b([a-z]+): ?(\d+)(?![\w.:/%])(?! +[a-z])/gi)].map(([, word = '', n = '']) => [n, word]),
  ];
  for (const [n = '', said = ''] of counts) {
    const word = WORDS.find(([is]) => is.test(said))?.[1];
    if (word === undefined) continue;
    if ((found.get(word) ?? Number(n)) !== Number(n)) return null;
    found.set(word, Number(n));
  }
  return found.size > 0 ? found : null;
}

/** What may stand before the author's counts, and must stand before the printed ones too. */
const LABEL = /^(?:(?:tests?|results?|summary|total|specs?): |test result: ok[,.;] )/i;
/** The author's words are such counts, and nothing else. */
const COUNTS = /^\d+ [a-z]+(?: [a-z]+)?(?:(?:,|;| and|, and) \d+ [a-z]+(?: [a-z]+)?)*$/i;

/**
 * `31 passed, 0 failed` as a runner counts it, whatever stands between the counts: one line has every count, and no
 * other line counts a failure that is not expected. Null where none has.
 */
export function judgeTally(token: string, scene: Scene, want: string): Decision | null {
  const label = LABEL.exec(token.trim())?.[0] ?? '';
  const counts = token.trim().slice(label.length);
  const wanted = COUNTS.test(counts) ? tallyOf(counts) : null;
  const start = label.replace(/\W+$/, '').toLowerCase();
  if (!wanted || scene.exit.kind !== 'ok' || scene.exit.masked !== null) return null;
  const lines = live(subjectOf(scene).text).split('\n');
  const told = lines.flatMap((text, i) => {
    const tally = tallyOf(text);
    return tally && text.toLowerCase().includes(start) ? [{ text: text.trim(), line: i + 1, tally }] : [];
  });
  const fits = ({ tally }: { readonly tally: Tally }): boolean =>
    [...wanted].every(
      ([word, n]) => (tally.get(word) ?? (MAY_BE_SILENT.has(word) && tally.has('passed') ? 0 : null)) === n,
    );
  const [first, ...others] = told.filter(fits);
  const more = (word: string): boolean => told.some(({ tally }) => (tally.get(word) ?? 0) > (wanted.get(word) ?? 0));
  if (!first || more('failed') || more('errors')) return null;
  // Two summaries are of two runs; which one is meant is told by no word.
  const apart = others.some(({ tally }) =>
    [...wanted.keys()].some((word) => tally.get(word) !== first.tally.get(word)),
  );
  return apart ? null : pass(`${want}; found it.`, first.text, first.line);
}
