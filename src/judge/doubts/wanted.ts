import type { Observed } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { sparing } from '../../text/sparing.ts';

/** Columns of what is wished for, and not of what is. */
const WANTED = /^(?:(?:DESIRED|WANTED|TARGET|EXPECTED|REQUESTED)\b.*|SPEC)$/;
const SPEAKS_OF_WANTED = sparing(/\b(?:desired|wanted|target\w*|expected|requested|spec)\b/i);

/** `all Running` beside DESIRED STATE Running, CURRENT STATE Failed: it is what they should be, and not what they are. */
export function isOnlyWanted(words: string, { stdout }: Observed): boolean {
  if (SPEAKS_OF_WANTED.test(words)) return false;
  const said = new Set(words.toLowerCase().split(/[\s,;:=()"'`“”]+/));
  return tablesOf(outputOf(stdout), null).some(({ header, rows }) =>
    rows.some(({ cells }) =>
      cells?.some((cell, column) => {
        const wanted = cell.toLowerCase();
        if (!WANTED.test(header[column] ?? '') || !said.has(wanted)) return false;
        // `Running 3 days ago` is said of what is.
        return !cells.some((other, at) => at !== column && `${other.toLowerCase()} `.startsWith(`${wanted} `));
      }),
    ),
  );
}
