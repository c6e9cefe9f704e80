import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

const HEADERS = ['CLASS', 'TIER', 'ZONE', 'MOOD'] as const;
const CELL = fc.constantFrom('amber', 'slate', 'umber', 'v1.4.0', 'v1.4.10', 'wk-1', 'wk-10', 'umber-2');
const NAMES = ['ark', 'bay-1', 'bay-10', 'cove', 'dock-api'] as const;

type Cells = readonly [string, string, string, string];
const TABLE = fc.array(fc.tuple(CELL, CELL, CELL, CELL), { minLength: 1, maxLength: NAMES.length });
const AT = fc.nat({ max: HEADERS.length - 1 });

function printed(rows: readonly Cells[]): string {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell) => cell.padEnd(12))
      .join('')
      .trimEnd();
  return [['NAME', ...HEADERS], ...rows.map((cells, i) => [NAMES[i] ?? '', ...cells])].map(line).join('\n') + '\n';
}

function verdict(expect: string, rows: readonly Cells[]): Verdict {
  const stdout = printed(rows);
  return judgeSaved({ expect, command: 'kubectl get hulls.sea.example', exit: 0, stages: [], stdout, stderr: '' })
    .verdict;
}

describe('claims about any table', () => {
  it('pass for a row and a column just where that cell says so', () => {
    fc.assert(
      fc.property(TABLE, fc.nat(), AT, CELL, (rows, seed, at, value) => {
        const i = seed % rows.length;
        const words = `${NAMES[i] ?? ''} ${HEADERS[at] ?? ''}=${value}`;
        assert.equal(verdict(words, rows) === 'pass', rows[i]?.[at] === value, `${words}\n${printed(rows)}`);
      }),
    );
  });

  it('pass for all rows only where each of them says so', () => {
    fc.assert(
      fc.property(TABLE, CELL, (rows, value) => {
        const said = verdict(`Every hull on ${value}`, rows);
        // Which of several columns is meant is not told where only some rows have it in them.
        const columns = HEADERS.flatMap((_, at) => (rows.some((cells) => cells[at] === value) ? [at] : []));
        const each = columns.length > 0 && rows.every((cells) => columns.every((at) => cells[at] === value));
        assert.equal(said === 'pass', each, `${value}: ${said}\n${printed(rows)}`);
      }),
    );
  });

  it('say that a row is missing just where none has the name', () => {
    fc.assert(
      fc.property(TABLE, fc.nat({ max: NAMES.length - 1 }), (rows, at) => {
        assert.equal(verdict(`No \`${NAMES[at] ?? ''}\` row`, rows), at < rows.length ? 'fail' : 'pass');
      }),
    );
  });

  it('never pass with a word that nothing printed explains', () => {
    // A plural could be what the rows are called.
    const WORD = fc.stringMatching(/^[b-df-hj-np-rtv-z]{4,9}$/);
    fc.assert(
      fc.property(TABLE, AT, WORD, fc.nat({ max: 3 }), (rows, at, word, place) => {
        const words = `all ${HEADERS[at] ?? ''} ${rows[0]?.[at] ?? ''}`.split(' ');
        words.splice(place, 0, word);
        assert.notEqual(verdict(words.join(' '), rows), 'pass', words.join(' '));
      }),
    );
  });
});
