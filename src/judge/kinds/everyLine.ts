import type { Output } from '../printed/output.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, TestOf } from '../scene.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { findToken } from '../printed/tokens.ts';

interface Said {
  readonly text: string;
  readonly line: number;
  readonly fields: readonly string[];
}

/** Lines that say something: the rows of a table without its header, else every line that is not blank. */
function saidIn(output: Output): { readonly said: readonly Said[]; readonly table: boolean } {
  const tables = tablesOf(output, null);
  if (tables.length > 0)
    return {
      table: true,
      said: tables.flatMap(({ rows }) =>
        rows.map((row) => ({ text: row.text, line: row.line, fields: row.cells ?? fieldsOf(row.text) })),
      ),
    };
  const said = output.lines.map((text, i): Said => ({ text, line: i + 1, fields: fieldsOf(text) }));
  return { table: false, said: said.filter(({ text }) => text.trim() !== '') };
}

/** Tabs divide what may hold blanks. */
const fieldsOf = (text: string): readonly string[] => text.trim().split(text.trim().includes('\t') ? '\t' : /\s+/);

/** Every line has it; null where that cannot be told of a line. */
export function everyLine(output: Output, has: (line: string) => boolean | null, want: string): Decision {
  const { said } = saidIn(output);
  const [first] = said;
  if (!first) return fail(`${want} in every line; there is none.`);
  if (!output.complete) return undecided(`${want} in every line; the middle of the output was not kept.`);
  const results = said.map((one) => ({ ...one, ok: has(one.text) }));
  const bad = results.find(({ ok }) => ok === false);
  if (bad) return fail(`${want} in every line; found ${brief(bad.text)}.`, bad.text, bad.line);
  if (results.some(({ ok }) => ok === null)) return undecided(`${want} in every line; not all could be looked at.`);
  return pass(`${want} in every line; found so in all ${String(said.length)}.`, first.text, first.line);
}

/**
 * Every line that says something in the place has it: `b: FAILED` is such a line beside `a: OK`, and a heading is none.
 * Where lines of another form are printed, it is not known whether they had to have it.
 */
export function everyAlike(output: Output, has: (line: string) => boolean, want: string): Decision {
  if (/^\s*[[{]/.test(output.text)) return undecided(`${want} in every line; a document is printed.`);
  const { said, table } = saidIn(output);
  const every = everyLine(output, has, want);
  const good = said.filter(({ text }) => has(text));
  const [first] = good;
  if (every.verdict === 'pass' && first && !inOnePlace(good, has))
    return undecided(`${want} in every line; it does not stand in one place of them.`, first.text, first.line);
  if (every.verdict !== 'fail' || !first) return every;
  const bad = said.find(({ text, fields }) => !has(text) && (table || good.some((one) => isAlike(one.fields, fields))));
  if (bad) return fail(`${want} in every line; found ${brief(bad.text)}.`, bad.text, bad.line);
  const other = said.find(({ text }) => !has(text));
  return undecided(`${want} in every line; ${brief(other?.text ?? '')} is of another form.`, other?.text, other?.line);
}

/** In lines of one form it must be one and the same field that says it: a title may hold the word too. */
function inOnePlace(lines: readonly Said[], has: (text: string) => boolean): boolean {
  const places = lines.map(({ fields }) => fields.flatMap((field, i) => (has(field) ? [i] : [])));
  const alike = lines.every(({ fields }) => fields.length === lines[0]?.fields.length);
  return (
    !alike ||
    places.some((at) => at.length === 0) ||
    (places[0] ?? []).some((at) => places.every((all) => all.includes(at)))
  );
}

/** As many words, and the same signs at their ends: `a.tgz: OK` and `b.tgz: FAILED`. */
function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const end = (word: string): string => /[:;,)\]]$/.exec(word)?.[0] ?? '';
  return a.length === b.length && a.every((word, i) => end(word) === end(b[i] ?? ''));
}

/** Words that can only be values of one kind; a name or an address stands for itself among others. */
const SHAPES: readonly RegExp[] = [
  /^\d+\/\d+$/,
  /^(?:true|false)$/i,
  /^\d+(?:\.\d+)?(?:m|[KMGTPE]i?B?)$/,
  /^\d+(?:\.\d+)?%$/,
];

/**
 * Another line or row says another value in the place where this one stands: the output is not of one mind. Null where
 * none does. In a table that the author made, every column but the first says one thing of each row.
 */
export function disagreeing(test: TestOf<'contains'>, output: Output, made: boolean, want: string): Decision | null {
  const { said, table } = saidIn(output);
  const shape = SHAPES.find((one) => one.test(test.token));
  if (!shape && !(table && made)) return null;
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const holds = (text: string): boolean => findToken(text, test.token, { exact: test.exact }) !== null;
  const good = said.find(({ text }) => holds(text));
  if (!good) return null;
  const place = good.fields.findIndex(holds);
  if (!shape && place === 0) return null;
  const bad = said.find(({ text, fields }) => {
    if (holds(text)) return false;
    if (fields.length !== good.fields.length) return shape !== undefined && fields.some((field) => shape.test(field));
    return made && table ? true : shape?.test(fields[place] ?? '') === true;
  });
  if (!bad) return null;
  const sentence = `${want}; found also ${brief(bad.text)}.`;
  return table ? undecided(sentence, bad.text, bad.line) : fail(sentence, bad.text, bad.line);
}

/** Several lines as they are, one below the other; blanks at their ends and between words do not matter. */
export function sameLines(output: Output, token: string, want: string): Decision {
  const flat = (line: string): string => line.trim().replace(/\s+/g, ' ');
  const wanted = token.split('\n').map(flat).filter(Boolean);
  const found = output.lines.map(flat).filter(Boolean);
  const at = found.findIndex((_, i) => wanted.every((line, n) => found[i + n] === line));
  if (at !== -1) return pass(`${want}; found these ${String(wanted.length)} lines.`, wanted[0]);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const missing = wanted.find((line) => !found.includes(line));
  return missing === undefined
    ? undecided(`${want}; its lines are there, but not one below the other.`)
    : fail(`${want}; the line ${brief(missing)} was not printed.`);
}
