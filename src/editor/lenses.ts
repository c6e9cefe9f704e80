import * as vscode from 'vscode';
import type { Check } from '../plan/check.ts';
import type { Plan } from '../plan/plan.ts';
import { needsKeys } from '../session/question.ts';
import { isManual, notARead } from '../session/selection.ts';
import { COMMANDS } from './ids.ts';
import { settingsFor } from './settings.ts';
import { canRun, type Stories } from './stories.ts';
import { checksOf, targetOf, type TargetId } from './target.ts';
import type { States } from './states.ts';
import { lookOf } from './verdictText.ts';

/** What the lenses say besides the text: the chosen alias, and what is known of each target. */
export interface LensFacts {
  readonly onDidChange: vscode.Event<void>;
  chosenFor(uri: string): string | null;
  readonly states: States;
}

/**
 * Three lenses a task, row and free block, whatever its verdict, so that lines never jump: run, last verdict, more. A
 * matrix has one on its header line.
 */
export function registerLenses(stories: Stories, facts: LensFacts): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      const plan = settingsFor(document.uri).codeLens && canRun(document) ? await stories.read(document) : null;
      return plan ? lensesOf(plan, document.uri.toString(), facts) : [];
    },
  };
  return vscode.Disposable.from(
    changed,
    stories.onDidChange(() => changed.fire()),
    facts.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('storyOps.codeLens')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider({ language: 'markdown' }, provider),
  );
}

function lensesOf(plan: Plan, uri: string, facts: LensFacts): vscode.CodeLens[] {
  const targets = new Set(plan.checks.map(targetOf));
  const lenses = [...targets].flatMap((target) => lensesFor(plan, uri, target, facts));
  for (const matrix of plan.story.matrices) {
    const lines = new Set(matrix.rows.map((r) => r.line));
    const reads = plan.checks.filter((c) => c.owner.kind === 'row' && lines.has(c.owner.line) && notARead(c) === null);
    lenses.push(
      lens(
        matrix.line,
        icon('run-all', `Run all reads (${String(reads.length)})`),
        COMMANDS.runReads,
        [uri],
        'Runs the reads of this matrix side by side; writes and manual rows are left out',
      ),
    );
  }
  return lenses;
}

function lensesFor(plan: Plan, uri: string, target: TargetId, facts: LensFacts): vscode.CodeLens[] {
  const checks = checksOf(plan.checks, target);
  const line = lineOf(plan, checks);
  const state = facts.states.of(plan, target);
  const look = lookOf(state.state);
  const when = state.when === null ? '' : ` ${state.when}`;
  const run =
    state.state === 'waiting'
      ? lens(line, icon('terminal', 'Mark the result…'), COMMANDS.mark, [uri, target], state.because)
      : lens(line, runTitle(checks, facts.chosenFor(uri)), COMMANDS.run, [uri, target], whereFrom(checks));
  return [
    run,
    lens(line, icon(look.icon, `${look.word}${when}`), COMMANDS.showResult, [uri, target], state.because),
    lens(line, '$(ellipsis)', COMMANDS.more, [uri, target], 'More actions'),
  ];
}

/** A task's lenses stand on the task, a row's and a block's on their own line. */
function lineOf(plan: Plan, checks: readonly Check[]): number {
  const [first] = checks;
  if (first?.owner.kind !== 'task') return first?.line ?? 1;
  const { id } = first.owner;
  return plan.story.tasks.find((t) => t.id === id)?.line ?? first.line;
}

function runTitle(checks: readonly Check[], chosen: string | null): string {
  const commands = checks.flatMap((c) => c.commands);
  if (checks.every(isManual)) return icon('person', 'Confirm by hand');
  if (commands.length === 0) return icon('play', 'Check files');
  const clusters = commands.filter((c) => c.facts.target.kind === 'named' || c.facts.target.kind === 'unnamed');
  const names = new Set(
    clusters.flatMap((c) => (c.aliases.length > 0 ? c.aliases : [chosen ?? 'a context to choose'])),
  );
  const to = names.size === 0 ? '' : ` on ${[...names].join(', ')}`;
  const typed = checks.every((c) => isManual(c) || needsKeys(c));
  return typed ? icon('terminal', `Run in terminal${to}`) : icon('play', `Run${to}`);
}

const REASONS: Readonly<Record<string, string>> = {
  flag: 'named in the command',
  variable: 'assigned to a variable of the block',
  block: 'assigned in the block',
  title: 'named in the title',
  label: 'named in the label above',
  name: 'named by the object in the command',
  chosen: 'the context chosen for this story',
};

/** Where the target comes from, for the lens's tooltip. */
function whereFrom(checks: readonly Check[]): string {
  const said = checks.flatMap((c) =>
    c.commands.flatMap(({ aliases, contextFrom }) =>
      contextFrom === null ? [] : [`${aliases.join(', ') || 'Context'}: ${REASONS[contextFrom] ?? contextFrom}`],
    ),
  );
  const keys = checks.some(needsKeys)
    ? ['A command asks for keys: it is typed in a terminal, and you mark the result']
    : [];
  return [...new Set(said), ...keys].join('\n');
}

/** The editor swallows a plain blank behind an icon. */
function icon(name: string, text: string): string {
  return `$(${name})\u00a0${text}`;
}

function lens(line: number, title: string, command: string, args: readonly string[], tooltip: string): vscode.CodeLens {
  const range = new vscode.Range(line - 1, 0, line - 1, 0);
  return new vscode.CodeLens(range, { title, command, arguments: [...args], ...(tooltip === '' ? {} : { tooltip }) });
}
