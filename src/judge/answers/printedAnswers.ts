import type { Scene } from '../scene.ts';
import { live } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';

/** One bare answer, and what is printed before it as its name: `image: nginx:1.27`, `{"Status": "Enabled"}`. */
export interface PrintedAnswer {
  readonly label: string;
  readonly value: string;
  readonly line: string;
  readonly number: number;
}

const LONGEST = 4000;
const MOST = 12;
const PAIR = /^\s*"?([A-Za-z][\w .\-/()@]{0,60}?)"?\s*(?::\s+|\s=\s+|=(?==*\S))(\S.*?)\s*,?$/;

/** All that was printed, where that is one answer or a few of the same kind. Null: it is more than that. */
export function printedAnswers(scene: Scene, command: string): readonly PrintedAnswer[] | null {
  const { stdout } = scene;
  if (!stdout.complete || stdout.text.length > LONGEST) return null;
  const text = live(stdout.text).trim();
  if (text === '') return null;
  if (/^[[{"]/.test(text)) return inJson(text);
  const tables = tablesOf(stdout, null);
  const [table] = tables;
  if (table) {
    const [row] = table.rows;
    if (tables.length > 1 || table.rows.length !== 1 || table.header.length !== 1 || !row) return null;
    return [
      {
        label: table.header[0] ?? '',
        value: row.text.replace(/^[\s|]+|[\s|]+$/g, ''),
        line: row.text,
        number: row.line,
      },
    ];
  }
  const lines = stdout.lines.map((line, i) => ({ line, number: i + 1 })).filter(({ line }) => line.trim() !== '');
  if (lines.length > MOST) return null;
  const [head, ...more] = lines;
  // `mysql -e` prints the column before its value.
  if (head && more.length === 1 && /\(|_/.test(head.line) && command.includes(head.line.trim()))
    return more.map(({ line, number }) => ({ label: head.line, value: line.trim(), line, number }));
  return lines.map(({ line, number }) => {
    const pair = PAIR.exec(line.replace(/^;+ /, '')) ?? namedPair(line, command);
    const value = (pair?.[2] ?? line).trim();
    const bare =
      /^\(integer\)\s+(\d+)$/.exec(value)?.[1] ?? counted(value, command) ?? value.replace(/^(\d+) msec$/, '$1 ms');
    return { label: pair?.[1] ?? '', value: bare.replace(/^(["'])(.*)\1$/, '$2'), line, number };
  });
}

/** `role:master` of `… | grep ^role`. */
function namedPair(line: string, command: string): RegExpExecArray | null {
  const pair = /^([a-z_]+):([^\s:]+)\s*$/i.exec(line);
  return pair && new RegExp(`grep[^|]*\\b${pair[1] ?? ''}\\b[^|]*$`).test(command) ? pair : null;
}

/** `3 hosts.txt` of `wc -l hosts.txt`. */
function counted(value: string, command: string): string | undefined {
  return /\bwc\s+-\w+/.test(command) ? /^(\d+)\s+[^\s\d]\S*$/.exec(value)?.[1] : undefined;
}

function inJson(text: string): readonly PrintedAnswer[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const items: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown) => ['', item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [['', value]];
  if (items.length === 0 || items.length > MOST || (!Array.isArray(value) && items.length > 1)) return null;
  const plain = items.flatMap(([label, one]) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
      ? [{ label, value: String(one), line: String(one), number: 1 }]
      : [],
  );
  return plain.length === items.length ? plain : null;
}
