import * as vscode from 'vscode';
import type { Plan } from '../plan/plan.ts';
import type { ExpectationRecord, RunRecord } from '../report/record.ts';
import type { Ledger } from '../session/ledger.ts';
import { COMMANDS } from './ids.ts';
import type { States } from './states.ts';
import { checksOf, nameOf, type TargetId } from './target.ts';
import { lookOf } from './verdictText.ts';

interface Item extends vscode.QuickPickItem {
  /** A line of the story to go to, or a command of this target. */
  readonly to?: number | string;
}

/** How a target stands: a line for each expectation with what was found, which lead to it; then what can be done. */
export async function showResult(
  plan: Plan,
  target: TargetId,
  { states, ledger }: { readonly states: States; readonly ledger: Ledger },
): Promise<void> {
  const { state, when, because } = states.of(plan, target);
  const checks = checksOf(plan.checks, target);
  const records = checks.flatMap((c) => ledger.of(plan, c.id)?.record ?? []);
  const items: readonly Item[] = [
    ...records.flatMap((record) => [...record.expectations.map(expectationItem), ...noteItems(record)]),
    { label: 'Actions', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(go-to-file) Go to the Check', to: checks[0]?.line ?? 1 },
    ...(records.length > 0 ? [{ label: '$(terminal) Show Run Output', to: COMMANDS.showOutput }] : []),
    ...(state === 'pass' || state === 'fail' ? [] : [{ label: '$(check) Confirm by Hand…', to: COMMANDS.confirm }]),
    { label: '$(note) Export Dev Notes…', to: COMMANDS.exportNotes },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: [nameOf(target), lookOf(state).word, when].filter((part) => part !== null).join(' · '),
    placeHolder: because,
    matchOnDetail: true,
  });
  if (typeof picked?.to === 'number') await vscode.commands.executeCommand(COMMANDS.open, plan.path, picked.to);
  else if (picked?.to !== undefined) await vscode.commands.executeCommand(picked.to, plan.path, target);
}

/** The line is that of the run, or where the same words stand now; it is for people only. */
function expectationItem({ verdict, text, because, line }: ExpectationRecord): Item {
  const { icon, word } = lookOf(verdict);
  return { label: `$(${icon}) ${plain(text)}`, description: word, detail: plain(because), to: line };
}

function noteItems({ commands, confirmation, line, left = [], ended = [] }: RunRecord): readonly Item[] {
  const note = (label: string, detail: string): Item => ({ label, detail: plain(detail), to: line });
  return [
    ...(confirmation === null ? [] : [note('$(person) Confirmed by hand', confirmation.note ?? 'Without a note.')]),
    ...commands.flatMap(({ unparsed }) =>
      unparsed === undefined ? [] : [note('$(info) Ran as one piece: no bash that can be read', unparsed)],
    ),
    ...left.map((one) => note('$(warning) Still running', one)),
    ...ended.map((one) => note('$(circle-slash) Not waited for, but ended', one)),
  ];
}

/** `$(x)` in a story's words would be drawn as an icon. */
function plain(text: string): string {
  return text.replace(/\$\(/g, '$\u200b(');
}
