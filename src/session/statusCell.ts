/**
 * One way to write a status: how an open, a passed and a failed cell look in a table.
 *
 *     | AC1 | Pods run | `kubectl get pods` | Running | ⬜ |
 *                                                     ^^ cell
 */
interface Style {
  readonly open: readonly string[];
  readonly pass: string;
  readonly fail: string | null;
  /** Other spellings that mean the same state. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** Null for `fail`: the style has no sign for a failure, and the cell is left as it is. */
const GLYPHS: readonly Style[] = [
  {
    open: ['⬜', '⬜️', '◻', '◻️', '🔲', '⏳', '⚠️', '⚠', '🟡', '⚪'],
    pass: '✅',
    fail: '❌',
    passed: ['✅', '✔️', '✔', '🟢'],
    failed: ['❌', '🔴'],
  },
  { open: ['☐'], pass: '☑', fail: '☒', passed: ['☑', '☑️'], failed: ['☒'] },
  { open: ['[ ]'], pass: '[x]', fail: null, passed: ['[x]', '[X]'], failed: [] },
  { open: [], pass: '✓', fail: '✗', passed: ['✓'], failed: ['✗'] },
];

const WORDS: readonly Style[] = [
  {
    open: [
      'not run',
      'untested',
      'not tested',
      'pending',
      'open',
      'todo',
      'tbd',
      'not started',
      'not verified',
      '?',
      '-',
      '–',
      '—',
    ],
    pass: 'pass',
    fail: 'fail',
    passed: ['pass'],
    failed: ['fail'],
  },
  { open: [], pass: 'passed', fail: 'failed', passed: ['passed'], failed: ['failed'] },
  { open: [], pass: 'done', fail: 'failed', passed: ['done', 'complete', 'completed'], failed: [] },
  { open: [], pass: 'ok', fail: 'failed', passed: ['ok'], failed: [] },
  { open: [], pass: 'yes', fail: 'no', passed: ['yes'], failed: ['no'] },
  { open: [], pass: 'verified', fail: 'failed', passed: ['verified'], failed: [] },
];

export type CellState = 'open' | 'passed' | 'failed' | 'other';

function stateIn(style: Style, cell: string): CellState {
  if (style.open.includes(cell)) return 'open';
  if (style.passed.includes(cell)) return 'passed';
  return style.failed.includes(cell) ? 'failed' : 'other';
}

/** Without emphasis and code marks; words in lower case. */
function bare(cell: string): string {
  return cell
    .trim()
    .replace(/^(\*\*|__|\*|_|`)(.*)\1$/, '$2')
    .trim()
    .toLowerCase();
}

/** What a status cell says. An empty cell is open; text that we do not know is `other`. */
export function cellState(cell: string): CellState {
  const word = bare(cell);
  if (word === '') return 'open';
  for (const style of [...GLYPHS, ...WORDS]) {
    const state = stateIn(style, word);
    if (state !== 'other') return state;
  }
  return 'other';
}

/** `PASS`, `Pass` or `pass`, as the example is written. */
function inCaseOf(word: string, example: string): string {
  const text = bareCase(example);
  if (text === text.toUpperCase() && text !== text.toLowerCase()) return word.toUpperCase();
  return text.charAt(0) === text.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

const bareCase = (cell: string): string => cell.trim().replace(/^(\*\*|__|\*|_|`)(.*)\1$/, '$2');

/** The style of the column: that of a decided cell if there is one, else that of the cell itself. */
function columnStyle(cell: string, column: readonly string[]): { style: Style; example: string } | null {
  const all = [...GLYPHS, ...WORDS];
  const decided = column.filter((c) => ['passed', 'failed'].includes(cellState(c)));
  for (const example of [...decided, cell, ...column]) {
    const style = all.find((s) => stateIn(s, bare(example)) !== 'other');
    if (style) return { style, example };
  }
  return null;
}

/**
 * The new text of a status cell after a decided check, or null where nothing is to be written: the state is there
 * already, a tick would be taken away, or the cell holds words that are not a status.
 * `column` are the status cells of the same table, whose way of writing is kept.
 */
export function newStatus(cell: string, column: readonly string[], verdict: 'pass' | 'fail'): string | null {
  const state = cellState(cell);
  if (state === 'other' || state === 'passed') return null;
  if (state === 'failed' && verdict === 'fail') return null;
  const found = columnStyle(cell, column);
  const style = found?.style ?? GLYPHS[0];
  if (!style) return null;
  const sign = verdict === 'pass' ? style.pass : style.fail;
  if (sign === null) return null;
  return WORDS.includes(style) && found ? inCaseOf(sign, found.example) : sign;
}
