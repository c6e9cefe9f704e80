import { columnIn, isFlags } from './gridCells.ts';
import type { Grid } from './grid.ts';
import type { Around, Found } from './rowItems.ts';
import { sameColumn } from '../printed/tableRead.ts';

/**
 * Words that mean something only together, beside what is listed.
 *
 *     revision 7            the row of that number, no count        not suspended    a column of yes and no
 *     READY=True            a header and what stands below it       the other two    rows not yet spoken of
 *     every one, that one   no number
 */
export function wordsTogether(words: readonly string[], i: number, around: Around): Found | null {
  return (
    numbered(words, i, around) ??
    negated(words, i, around) ??
    versionOf(words, i, around) ??
    paired(words[i] ?? '', around) ??
    rest(words, i) ??
    pronoun(words, i)
  );
}

/** Rows have numbers for names. */
export function hasNumbers({ rows, at }: Grid): boolean {
  return at >= 0 && rows.length > 0 && rows.every(({ cells }) => /^\d+$/.test(cells[at] ?? ''));
}

const digits = (word: string | undefined): string | undefined => /^#?(\d+)$/.exec(word ?? '')?.[1];

/** `revision 7`; `6` where the clause before named rows so. */
function numbered(words: readonly string[], i: number, { grid, numbers }: Around): Found | null {
  if (!hasNumbers(grid)) return null;
  const [own, next] = [digits(words[i]), digits(words[i + 1])];
  if (i === 0 && numbers === true && own !== undefined && grid.rows.some(({ cells }) => cells[grid.at] === own))
    return { items: [{ is: 'name', text: own }], length: 1 };
  const named = next !== undefined && columnIn(words[i] ?? '', grid) === grid.at;
  return named ? { items: [{ is: 'name', text: next }], length: 2 } : null;
}

/** `not suspended`, where a column says yes or no. */
function negated(words: readonly string[], i: number, { grid }: Around): Found | null {
  // Beside one answer alone it may be what explains it.
  if (!/^not$/i.test(words[i] ?? '') || grid.header.length < 2) return null;
  const word = words[i + 1] ?? '';
  const column = columnIn(word, grid);
  const plain =
    column !== null && isFlags(column, grid) && grid.rows.every(({ cells }) => !/\//.test(cells[column] ?? ''));
  return plain ? { items: [{ is: 'column', column, word, off: true }], length: 2 } : null;
}

/** `chart version 4.1.0` is what CHART says, and not the APP VERSION beside it. */
function versionOf(words: readonly string[], i: number, { grid }: Around): Found | null {
  const [word = '', next = ''] = words.slice(i, i + 2);
  const column = /^versions?$/i.test(next) ? grid.header.findIndex((name) => sameColumn(name, word)) : -1;
  const own = grid.header.some((name) => sameColumn(name, `${word} version`) || sameColumn(name, `${word}_version`));
  return column > 0 && column !== grid.at && !own ? { items: [{ is: 'column', column, word }], length: 2 } : null;
}

/** `READY=True`; `team=tide` where labels are listed. */
function paired(word: string, { grid }: Around): Found | null {
  const [, key, value] = /^([\p{L}][\p{L}\d./_-]*)=([^\s=]+)$/u.exec(word) ?? [];
  if (key === undefined || value === undefined) return null;
  const column = columnIn(key, grid);
  const known = { exact: false, known: false, noun: false };
  if (column !== null && !/[./]/.test(key))
    return {
      items: [
        { is: 'column', column, word: key },
        { is: 'value', text: value, ...known },
      ],
      length: 1,
    };
  return labelColumn(grid) === null ? null : { items: [{ is: 'value', text: word, ...known }], length: 1 };
}

/** Where `key=value` are listed; `<none>` may stand there too. */
export function labelColumn({ header, rows }: Grid): number | null {
  const at = header.findIndex((name) => /^(?:LABELS|TAINTS|SELECTOR|NODE[- ]SELECTOR|TAGS)$/i.test(name));
  const fits = rows.every(({ cells }) => /^(?:<none>|[\w./-]+=\S*)$/.test(cells[at] ?? ''));
  return at >= 0 && rows.length > 0 && fits ? at : null;
}

const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** `the other two`, `the others`, `the rest`: what the clauses before did not speak of. */
function rest(words: readonly string[], i: number): Found | null {
  const word = (words[i] ?? '').toLowerCase();
  if (/^(?:rest|others|remainder)$/.test(word)) return { items: [{ is: 'rest', n: null }], length: 1 };
  if (!/^(?:other|remaining)$/.test(word)) return null;
  const next = (words[i + 1] ?? '').toLowerCase();
  const n = digits(next) === undefined ? COUNTS.indexOf(next) + 1 : Number(next);
  if (n > 0) return { items: [{ is: 'rest', n }], length: 2 };
  return /^(?:ones|members|nodes|rows|replicas|instances|servers|peers|entries)$/.test(next)
    ? { items: [{ is: 'rest', n: null }], length: 2 }
    : null;
}

/** `every one` and, at the end, `the deployed one` say no number. */
function pronoun(words: readonly string[], i: number): Found | null {
  if (/^(?:every|each)$/i.test(words[i] ?? '') && /^one$/i.test(words[i + 1] ?? '') && words.length > i + 2) {
    const amount = { is: 'all', n: null, both: false } as const;
    return { items: [{ is: 'amount', amount, every: true }], length: 2 };
  }
  return i > 1 &&
    i === words.length - 1 &&
    /^one$/i.test(words[i] ?? '') &&
    !/^(?:is|has|exactly|only)$/i.test(words[i - 1] ?? '')
    ? { items: [{ is: 'one' }], length: 1 }
    : null;
}
