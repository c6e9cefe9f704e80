import type { CommandFacts } from '../../command/facts.ts';
import { layoutsOf } from './kubectlColumns.ts';
import type { Observed } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import type { Output } from '../printed/output.ts';
import { bareRows, sameColumn, tablesOf } from '../printed/tableRead.ts';
import type { Row, Table } from '../printed/tableRead.ts';

/**
 * What a watch of rows says now. It prints an object again when it changes, and a loop prints the whole list again:
 * only the last row of each object counts, and of a list only the last. What is told anew further down is blanked, so
 * that lines keep their numbers.
 *
 *     NAME   STATUS                 NAME   STATUS
 *     web    Pending
 *     db     Running                db     Running
 *     web    Running                web    Running
 */
export function newestRows(output: Output, facts: CommandFacts): Output {
  if (!watchesRows(facts) || output.text.length > MOST) return output;
  const known = newest.get(output) ?? withoutOld(output, facts);
  newest.set(output, known);
  return known;
}

/** What a command did, of whose rows only the newest count. */
export function asOfNow(one: Observed): Observed {
  if (!watchesRows(one.facts)) return one;
  const { text } = newestRows(outputOf(one.stdout), one.facts);
  return { ...one, stdout: { ...one.stdout, text } };
}

/** Several rules look at the same output. */
const newest = new WeakMap<Output, Output>();

/** Longer than any list that is watched. */
const MOST = 1024 * 1024;

const FOLLOWS = new Set(['tail', 'journalctl', 'stern']);

/** True where each line tells of one object; a log's lines do not. */
export function watchesRows({ mode, stages }: CommandFacts): boolean {
  const isLog = stages.some(({ tool, kubectl }) => kubectl?.verb === 'logs' || FOLLOWS.has(tool ?? ''));
  const watches = stages.some(({ kubectl, args }) => kubectl && (args.includes('-w') || args.includes('--watch')));
  return !isLog && (mode === 'watch' || watches);
}

function withoutOld(output: Output, facts: CommandFacts): Output {
  const old = new Set(tablesIn(output, facts).flatMap((table, i, all) => oldLines(table, all.slice(i + 1), output)));
  if (old.size === 0) return output;
  const lines = output.lines.map((line, i) => (old.has(i + 1) ? '' : line));
  return { ...output, text: `${lines.join('\n')}\n`, lines, gaps: true };
}

function tablesIn(output: Output, { stages }: CommandFacts): readonly Table[] {
  const tables = tablesOf(output, null);
  const call = stages[0]?.kubectl;
  const bare = tables.length === 0 && call ? bareRows(output, layoutsOf(call)) : null;
  return bare ? [bare] : tables;
}

/** 1-based lines of a table that are told anew: by a later table of the same columns, a repeated header, a later row. */
function oldLines(table: Table, later: readonly Table[], { lines }: Output): readonly number[] {
  const all = table.rows.map(({ line }) => line);
  if (later.some(({ header }) => header.join('\n') === table.header.join('\n'))) return [table.headerLine, ...all];
  const header = lines[table.headerLine - 1] ?? null;
  const lastHeader = header === null ? 0 : lines.slice(0, Math.max(0, ...all)).lastIndexOf(header) + 1;
  const rows = table.rows.filter(({ line }) => line > lastHeader);
  return [...all.filter((line) => line < lastHeader), ...toldAgain(rows, table)];
}

function toldAgain(rows: readonly Row[], { header }: Table): readonly number[] {
  const at = (name: string): number => header.findIndex((own) => sameColumn(own, name));
  const [namespace, name, event] = [at('NAMESPACE'), at('NAME'), at('EVENT')];
  if (name === -1) return [];
  const last = new Map<string, Row>();
  for (const row of rows) if (row.cells) last.set(`${row.cells[namespace] ?? ''}/${row.cells[name] ?? ''}`, row);
  const kept = [...last.values()].filter(({ cells }) => cells?.[event] !== 'DELETED');
  return rows.filter((row) => row.cells && !kept.includes(row)).map(({ line }) => line);
}
