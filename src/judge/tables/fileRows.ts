import { unwrapped } from '../../expect/source.ts';
import { subjectOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Table } from '../printed/tableRead.ts';

const UNITS = String.raw`\d[\d.,]*\s?(?:[KMGTPEk]i?)?B?`;
const DATE = String.raw`(?:[A-Z][a-z]{2,3}\s+\d+|\d+\s+[A-Z][a-z]{2}|\d{4}-\d\d-\d\d)\s+[\d:.]+(?:\s[+-]\d{4})?`;

/** How a tool prints the size of each file; lines that are no file are named too. */
interface Layout {
  readonly command: RegExp;
  readonly row: RegExp;
  readonly aside: RegExp;
}

const LAYOUTS: readonly Layout[] = [
  {
    command: /^ls (?:.* )?-[a-zA-Z]*l/,
    row: new RegExp(
      `^-[-rwxsStT]{9}\\S?\\s+\\d+\\s+\\S+\\s+(?:\\S+\\s+)?(?<size>${UNITS})\\s+${DATE}\\s+(?<name>\\S.*)$`,
    ),
    aside: /^(?:total \S+|d[-rwxsStT]{9}.*|\S.*:)?$/,
  },
  { command: /^du(?= |$)/, row: new RegExp(`^(?<size>${UNITS})\\s+(?<name>\\S.*)$`), aside: /^$/ },
  {
    command: /^stat(?= |$)/,
    row: /^\s*Size:\s+(?<size>\d+)(?=\s|$)(?<name>)/,
    aside: /^(?!\s*Size:)/,
  },
  {
    command: /^aws s3 ls /,
    row: new RegExp(`^\\d{4}-\\d\\d-\\d\\d [\\d:]+\\s+(?<size>${UNITS})\\s+(?<name>\\S.*)$`),
    aside: /^(?:\s+PRE .*|\s*Total (?:Objects|Size): .*)?$/,
  },
  {
    command: /^gsutil (?:ls -l|du) /,
    row: new RegExp(`^\\s*(?<size>${UNITS})\\s+(?:\\S+Z\\s+)?(?<name>gs:.*)$`),
    aside: /^(?:TOTAL: .*)?$/,
  },
  { command: /^rclone lsl? /, row: new RegExp(`^\\s*(?<size>${UNITS})\\s+(?<name>\\S.*)$`), aside: /^$/ },
];

/** Without a unit, `du` counts blocks of a size that its flags set. */
function blocksOf(line: string): string | null {
  if (/\s(?:-[a-zA-Z]*[hb]|--human-readable|--si|--bytes)/.test(line)) return '';
  if (/\s-[a-zA-Z]*m/.test(line)) return 'M';
  return /\s(?:-[a-zA-Z]*B|--block-size)/.test(line) ? null : 'K';
}

/**
 * The sizes of files as rows of SIZE and NAME; null where the command prints none, or a line is of another form.
 * `wanted`: a size that they are compared with. What these tools call `G` are `Gi`, and so do most people call it.
 */
export function fileRows(scene: Scene, wanted: string | null): Table | null {
  const [first, ...rest] = scene.observed.facts.stages;
  if (!first || !rest.every(({ tool }) => /^(?:[ef]?grep|head|tail|sort|tee)$/.test(tool ?? ''))) return null;
  const source = unwrapped(first);
  const line = [source.tool ?? '', ...source.args].join(' ');
  const layout = LAYOUTS.find(({ command }) => command.test(line));
  if (!layout) return null;
  const unit = source.tool === 'du' ? blocksOf(line) : '';
  if (unit === null) return null;
  const rows: { line: number; text: string; cells: readonly string[] }[] = [];
  for (const [i, text] of subjectOf(scene).lines.entries()) {
    const match = layout.row.exec(text);
    if (!match && !layout.aside.test(text)) return null;
    const { size = '', name = '' } = match?.groups ?? {};
    if (match) rows.push({ line: i + 1, text, cells: [sized(size, unit, wanted), name] });
  }
  return { header: ['SIZE', 'NAME'], headerLine: 0, rows };
}

function sized(size: string, unit: string, wanted: string | null): string {
  const full = /^[\d.,]+$/.test(size) && !/^0$/.test(size) ? size + unit : size;
  return /i/i.test(wanted ?? '')
    ? full.replace(/([KMGTPE])B?$/i, (_all, letter: string) => `${letter.toUpperCase()}i`)
    : full;
}
