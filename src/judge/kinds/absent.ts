import { WORD_LISTS } from '../../expect/wordLists.ts';
import { badCell, countedTables } from '../tables/badColumn.ts';
import { compares } from '../printed/compare.ts';
import { show } from '../printed/contain.ts';
import { pairsOf } from '../printed/cut.ts';
import { structured } from '../printed/documents.ts';
import { joined, lineAt, lineText } from '../printed/output.ts';
import type { Output } from '../printed/output.ts';
import { brief, fail, isBlank, pass, saysNothingFound, showsPart, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { printsPods } from './contains.ts';
import { mayBeSpelledOtherwise } from '../printed/otherSpelling.ts';
import { placesOf } from '../printed/paths.ts';
import { badLine } from '../printed/badLines.ts';
import { isOwnWord, otherNumber, standsInside } from '../printed/otherForms.ts';
import { saidToFail } from '../exits/contrary.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { findToken, tokenHits } from '../printed/tokens.ts';
import { isCut } from './value.ts';

/** None of the tokens is there, in an output of something that was really looked at. */
export function judgeAbsent(test: TestOf<'absent'>, scene: Scene): Decision {
  const tokens = [...test.tokens, ...(test.list === null ? [] : (WORD_LISTS[test.list] ?? []))];
  const want = `Expected no ${test.list === null ? tokens.join(', ') : test.list.replace('-', ' ')}`;
  const { exit } = scene;
  if (exit.kind === 'nothing-found' && exit.upstream === 'unknown')
    return undecided(`${want}; ${exit.tool} found nothing, but whether the stages before it succeeded is not known.`);
  const output = subjectOf(scene);
  const counted = countedTables(test, scene);
  const bad = badCell(counted, want);
  if (bad) return bad;
  const headers = new Set(counted.map(({ table }) => table.headerLine));
  const hit = firstHit(test, tokens, output, scene, headers);
  const failed = hit?.sure !== true && denies(test, scene) ? saidToFail(scene) : null;
  if (failed && /fail/i.test(scene.clause))
    return fail(`${want}; found ${brief(failed.text)}.`, failed.text, failed.line);
  if (hit)
    return hit.sure
      ? fail(`${want}; found ${brief(hit.text)}.`, hit.text, hit.line)
      : undecided(`${want}; ${brief(hit.text)} may be one.`, hit.text, hit.line);
  const said = test.tokens.map((token) => saidAsPair(token, output, scene)).find((line) => line !== null);
  if (said) return fail(`${want}; found ${brief(said)}.`, said);
  if (failed) return undecided(`${want}; ${brief(failed.text)} may be one.`, failed.text, failed.line);
  if (showsPart(scene)) return undecided(`${want}; only what the user may read was shown.`);
  if (
    saysNothingFound(scene) &&
    isListed(scene) &&
    (test.list === null || asksFor(test.list, scene)) &&
    exit.kind === 'ok'
  )
    return pass(`${want}; nothing is listed.`);
  if (saysNothingFound(scene)) return undecided(`${want}; there was nothing to look at (no resources were found).`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  if (listsNothing(output, scene)) return undecided(`${want}; nothing was listed that could be looked at.`);
  if (exit.kind === 'ok' && exit.masked !== null && output.text.trim() === '')
    return undecided(`${want}; nothing was printed, and ${exit.masked}.`);
  if (exit.kind === 'ok' && exit.masked !== null) {
    const trouble = firstHit(
      { ...test, exact: false },
      WORD_LISTS['errors'] ?? [],
      joined(scene.stdout, scene.stderr),
      scene,
    );
    if (trouble)
      return undecided(`${want}; ${exit.masked}, and ${brief(trouble.text)} was printed.`, trouble.text, trouble.line);
  }
  if (test.list === 'findings' && !isBlank(output) && !saysNone(tokens, output))
    return undecided(`${want}; none was found, but the output does not say that there are none.`);
  if (test.list === null && !test.exact && test.tokens.some((token) => mayBeSpelledOtherwise(token, output.text)))
    return undecided(`${want}; it may be printed in another form.`);
  if (test.list === null && formsOf(test).some((word) => standsInside(word, test.exact, output.text)))
    return undecided(`${want}; it stands inside a longer word.`);
  return pass(`${want}; found none.`);
}

const formsOf = ({ tokens, exact }: TestOf<'absent'>): readonly string[] =>
  exact ? tokens : tokens.flatMap((token) => [token, ...otherNumber(token)]);

/** Errors are denied, of which tools tell in their result. */
const denies = ({ list }: TestOf<'absent'>, { exit }: Scene): boolean => list === 'errors' && exit.kind === 'ok';

/** `privileged: true` is also said by `"privileged": true` and `privileged=true`; null where it is not. */
function saidAsPair(token: string, output: Output, scene: Scene): string | null {
  const [, key, value] = /^["']?([\w./-]+)["']?\s*[:=]\s*["']?([^\s"']+)["']?$/.exec(token.trim()) ?? [];
  if (key === undefined || value === undefined || output.text.trim() === '') return null;
  const docs = isCut(scene) ? null : structured(output.text);
  const found = docs
    ? placesOf(docs, key).map((place) => [place.path, show(place.value)] as const)
    : pairsOf(output.lines)
        .filter((line) => line.key === key)
        .map((line) => [line.key, line.value] as const);
  const hit = found.find(([, text]) => compares(text, '=', value) === true);
  return hit ? hit.join(': ') : null;
}

/** A list of findings in words of its own looks like anything: only one that says that it is empty is. */
function saysNone(tokens: readonly string[], output: Output): boolean {
  return (
    tokens.some((token) => findToken(output.text, token, { exact: false }) !== null) ||
    /\b(?:all (?:checks|files|tests|hooks) (?:passed|are valid|ok)|clean|passed)[.!]?\s*$/i.test(output.text.trim())
  );
}

/** `kubectl get events --field-selector type=Warning` lists warnings alone. */
function asksFor(list: string, { observed }: Scene): boolean {
  return list === 'warnings' && /--field-selector[= ]\S*type=Warning\b/.test(observed.text);
}

/** `kubectl get` alone: of nothing, nothing is in that state. */
function isListed({ observed }: Scene): boolean {
  const { stages } = observed.facts;
  return stages.length === 1 && stages[0]?.kubectl?.verb === 'get';
}

/** `kubectl get` that printed no row at all. */
function listsNothing(output: Output, scene: Scene): boolean {
  const { stages } = scene.observed.facts;
  if (stages.length !== 1 || stages[0]?.kubectl?.verb !== 'get') return false;
  const tables = tablesOf(output, null);
  return output.text.trim() === '' || (tables.length > 0 && tables.every((table) => table.rows.length === 0));
}

interface Hit {
  readonly text: string;
  readonly line: number;
  readonly sure: boolean;
}

/** `headers`: lines that name columns, where a word is none of what the rows say. */
function firstHit(
  test: TestOf<'absent'>,
  tokens: readonly string[],
  output: Output,
  scene: Scene,
  headers: ReadonlySet<number> = new Set(),
): Hit | null {
  let doubtful: Hit | null = null;
  const options = { exact: test.exact, pods: printsPods(scene) };
  for (const token of tokens) {
    for (const hit of tokenHits(output.text, token, options)) {
      const text = lineText(output.text, hit.start).trim();
      const from = output.text.lastIndexOf('\n', hit.start - 1) + 1;
      const kind = countsAs(output.text.slice(from), hit.start - from, hit.end - from);
      if (kind === 'none' || headers.has(lineAt(output.text, hit.start))) continue;
      const found = { text, line: lineAt(output.text, hit.start), sure: kind === 'hit' };
      if (found.sure) return found;
      doubtful ??= found;
    }
  }
  return named(tokens, output) ?? inOtherForm(test, output, headers) ?? doubtful;
}

/** A level without its word (klog's `E0105`), a frame of a stack, or the word in its other number. */
function inOtherForm(
  { list, tokens, exact }: TestOf<'absent'>,
  { text }: Output,
  headers: ReadonlySet<number>,
): Hit | null {
  const bad = badLine(list, tokens, text);
  if (bad) return { text: lineText(text, bad.at).trim(), line: lineAt(text, bad.at), sure: bad.sure };
  if (list !== null || exact) return null;
  for (const token of tokens)
    for (const word of otherNumber(token))
      for (const { start, end } of tokenHits(text, word, { exact: false })) {
        const from = text.lastIndexOf('\n', start - 1) + 1;
        if (!headers.has(lineAt(text, start)) && countsAs(text.slice(from), start - from, end - from) !== 'none')
          return { text: lineText(text, start).trim(), line: lineAt(text, start), sure: isOwnWord(token) };
      }
  return null;
}

/** `java.lang.NullPointerException`, `TypeError:`: the name of a class ends in the word, and is no token of it. */
function named(tokens: readonly string[], { text }: Output): Hit | null {
  const words = ['Exception', 'Error'].filter((word) => tokens.includes(word.toLowerCase()));
  if (words.length === 0) return null;
  const name = new RegExp(`(?<![\\w-])(?:(?:[\\w$]+\\.)+|[A-Z])[\\w$]*(?:${words.join('|')})(?![\\w-])`, 'g');
  for (const { index, 0: hit } of text.matchAll(name)) {
    const from = text.lastIndexOf('\n', index - 1) + 1;
    if (/^(?:No|Last|On|Ignore)(?:Exception|Error)$/.test(hit)) continue;
    if (countsAs(text.slice(from), index - from, index + hit.length - from) !== 'none')
      return { text: lineText(text, index).trim(), line: lineAt(text, index), sure: true };
  }
  return null;
}

/** `0 errors`, `errors: 0`, `no errors`, `error_count=0`, `error=nil`: said not to be there. */
function countsAs(rest: string, start: number, end: number): 'hit' | 'none' | 'doubt' {
  const line = rest.split('\n', 1)[0] ?? '';
  const before = line.slice(0, start);
  const after = line.slice(end);
  if (/(?:^|[^\d.,/:-])0(?:\s*\(0(?:\.0+)?%\))?\s+(?:\w+\s+)?$/.test(before)) return 'none';
  if (
    /\b(?:no|zero|without|without any)\s+(?:\w+\s+){0,2}$/i.test(before) &&
    !/\bno\s+(?:such|route|space|healthy|available|servers?)\b[^,;]*$/i.test(before)
  )
    return 'none';
  if (/^["']?\s*[=:]\s*["']?(?:0(?:\.0+)?%?|nil|null|none|false|<nil>|\[\]|"")["']?(?=$|[\s,;)}\]|])/i.test(after))
    return 'none';
  if (/^["']?\s*[=:]\s*["']?[1-9]\d*/.test(after)) return 'hit';
  if (/^(?:\s*\||\s)\s+0\s*\|?\s*$/.test(after) && /^[\s|]*(?:\w+ )?$/.test(before)) return 'none';
  if (/^\s*\(s\)\s*[=:]?\s*0\b/.test(after)) return 'none';
  return 'hit';
}
