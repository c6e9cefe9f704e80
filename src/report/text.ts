import type { Redacted } from '../base/redacted.ts';
import type { Verdict } from '../judge/contract.ts';
import { joinKept, kept, reshape } from '../redact/compose.ts';
import { oneLine } from '../redact/display.ts';
import { redact } from '../redact/redact.ts';
import { summaryOf } from './exitCode.ts';
import { failingLines } from './failing.ts';
import type { RunRecord, RunReport } from './record.ts';
import { columnsOf, fitted, padded } from '../text/columns.ts';
import { durationOf } from './when.ts';

const PLAIN = '\x1b[0m';
const DIM = '\x1b[2m';
const COLOR = {
  pass: '\x1b[32m',
  fail: '\x1b[31m',
  undecided: '\x1b[33m',
  manual: '\x1b[36m',
  blocked: '\x1b[35m',
} as const satisfies Record<Verdict, string>;

const ORDER: readonly Verdict[] = ['pass', 'fail', 'undecided', 'manual', 'blocked'];

/** Lines of output that are shown of each command where a person has to see what went wrong, or to decide. */
const SHOWN = 12;

/**
 * A run for people at a terminal: a line for each check, and below those that did not pass why, then what was changed,
 * what was left out and the sum.
 */
export function runText(report: RunReport, { color }: { readonly color: boolean }): Redacted {
  const paint: Paint = color
    ? (code, text) => reshape(text, (plain) => `${code}${plain}${PLAIN}`)
    : (_code, text) => text;
  const stories = [...new Set(report.runs.map((run) => run.story))];
  const lines = stories.flatMap((story) =>
    storyLines(
      report.runs.filter((run) => run.story === story),
      oneLine(redact(story)),
      paint,
    ),
  );
  lines.push(...editLines(report, paint), ...leftOutLines(report, paint), sumLine(report, paint), kept``);
  return reshape(joinKept(lines, kept`\n`), harmlessInJobs);
}

/** In a CI job's log a line that begins with a workflow command is one, also behind blanks; the old form anywhere. */
function harmlessInJobs(text: string): string {
  return text.replace(/^((?:[^\S\n]|\x1b\[\d*m)*):(?=:[A-Za-z])/gm, '$1: ').replace(/##(?=\[)/g, '# #');
}

type Paint = (code: string, text: Redacted) => Redacted;

function storyLines(runs: readonly RunRecord[], story: Redacted, paint: Paint): Redacted[] {
  const ids = runs.map((run) => oneLine(redact(run.check)));
  const titles = runs.map((run) => shorten(oneLine(run.title), 56));
  const aliases = runs.map((run) =>
    oneLine(redact(run.on === undefined ? run.contexts.map(({ alias }) => alias).join(', ') : `[${run.on}]`)),
  );
  const rows = runs.flatMap((run, i) => {
    const cells = [
      paint(COLOR[run.verdict], pad(kept`${run.verdict}`, 9)),
      pad(ids[i] ?? kept``, widest(ids)),
      pad(titles[i] ?? kept``, widest(titles)),
      pad(aliases[i] ?? kept``, widest(aliases)),
      paint(DIM, redact(durationOf(run.ms))),
    ];
    return [
      trimEnd(kept`  ${joinKept(cells, kept`  `)}`),
      ...(run.verdict === 'pass' ? [] : detailLines(run, paint)),
      ...run.commands.flatMap(({ unparsed }) =>
        unparsed === undefined
          ? []
          : [kept`             ran as one piece: no bash that can be read (${oneLine(unparsed)})`],
      ),
      ...(run.left ?? []).map((one) => kept`             still running: ${oneLine(one)}`),
      ...(run.ended ?? []).map((one) => kept`             not waited for, but ended: ${oneLine(one)}`),
    ];
  });
  return [story, kept``, ...rows, kept``];
}

function detailLines(run: RunRecord, paint: Paint): Redacted[] {
  const output =
    run.verdict === 'fail' || run.verdict === 'undecided'
      ? run.commands.flatMap(({ stdout, stderr }) => [...tail(stdout.excerpt), ...tail(stderr.excerpt)])
      : [];
  return [
    ...failingLines(run).map((line) => kept`             ${line}`),
    ...output.map((line) => paint(DIM, kept`             │ ${line}`)),
  ];
}

function tail(excerpt: Redacted): Redacted[] {
  if (excerpt === '') return [];
  return excerpt
    .split('\n')
    .slice(-SHOWN)
    .map((line) => reshape(excerpt, () => line));
}

function editLines({ edits }: RunReport, paint: Paint): Redacted[] {
  if (edits.length === 0) return [];
  return [
    kept`Written`,
    ...edits.flatMap(({ story, line, before, after }) => [
      kept`  ${oneLine(redact(story))}:${line}`,
      paint(COLOR.fail, kept`    - ${oneLine(before)}`),
      paint(COLOR.pass, kept`    + ${oneLine(after)}`),
    ]),
    kept``,
  ];
}

function leftOutLines({ leftOut }: RunReport, paint: Paint): Redacted[] {
  if (leftOut.length === 0) return [];
  const ids = leftOut.map(({ check }) => oneLine(redact(check)));
  return [
    kept`Left out`,
    ...leftOut.map(({ why }, i) => kept`  ${pad(ids[i] ?? kept``, widest(ids))}  ${paint(DIM, oneLine(why))}`),
    kept``,
  ];
}

function sumLine({ runs, leftOut }: RunReport, paint: Paint): Redacted {
  const summary = summaryOf(runs);
  const parts = ORDER.filter((verdict) => summary[verdict] > 0).map((verdict) =>
    paint(COLOR[verdict], kept`${summary[verdict]} ${verdict}`),
  );
  if (leftOut.length > 0) parts.push(kept`${leftOut.length} left out`);
  const checks = runs.length === 1 ? kept`1 check` : kept`${runs.length} checks`;
  return parts.length === 0 ? checks : kept`${checks}: ${joinKept(parts, kept`, `)}`;
}

function widest(cells: readonly Redacted[]): number {
  return Math.max(0, ...cells.map(columnsOf));
}

function pad(cell: Redacted, width: number): Redacted {
  return reshape(cell, (text) => padded(text, width));
}

function shorten(text: Redacted, width: number): Redacted {
  return reshape(text, (plain) => fitted(plain, width));
}

function trimEnd(text: Redacted): Redacted {
  return reshape(text, (plain) => plain.trimEnd());
}
