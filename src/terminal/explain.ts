import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../base/errors.ts';
import { claimOf } from '../expect/claim.ts';
import { explainRule } from '../expect/explain.ts';
import { writeDirective } from '../expect/write.ts';
import { readingOf } from '../plan/bound.ts';
import type { Check, Expectation } from '../plan/check.ts';
import { planStory } from '../plan/plan.ts';
import { beyondReading, withRules } from '../plan/rules.ts';
import { jsonText } from '../report/json.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';

export interface ExplainOptions {
  readonly json?: boolean;
  /** Print the reading as a directive that can be put into the story. */
  readonly directive?: boolean;
}

interface Explained {
  readonly check: Check;
  readonly expectation: Expectation;
  readonly open: readonly { readonly words: string; readonly why: string }[];
}

/** `story-ops explain story.md:12`: how the words there are read. Exit 3 where something in them is not. */
export async function explain(place: string, options: ExplainOptions, io: Io): Promise<number> {
  const { path, line } = placeOf(place);
  const text = await readFile(resolve(io.cwd, path), 'utf8').catch((cause: unknown) => {
    throw new UserError(`${path} cannot be read.`, { next: 'Name a story and a line: story.md:12.', cause });
  });
  const plan = withRules(planStory(path, text));
  const found = plan.checks.flatMap((check) => explainedAt(check, line, text));
  if (found.length === 0)
    throw new UserError('No expectation stands there.', {
      place: { path, line },
      next: '`story-ops list --json` names the lines of all expectations.',
    });
  if (options.json) io.out(jsonText({ version: 1, expectations: found.map(asJson) }));
  else if (options.directive) io.out(`${found.map(asDirective).join('\n')}\n`);
  else io.out(found.map(asText).join('\n'));
  return found.some((one) => one.expectation.rules === null || one.open.length > 0) ? EXIT.open : EXIT.ok;
}

function placeOf(place: string): { readonly path: string; readonly line: number } {
  const match = /^(.+?):(\d+)(?::\d+)?$/.exec(place);
  if (!match?.[1] || !match[2] || Number(match[2]) < 1)
    throw new UserError(`${JSON.stringify(place)} names no line.`, { next: 'Write it as story.md:12.' });
  return { path: match[1], line: Number(match[2]) };
}

/** The expectations of a line; on the line of a command those that judge it. */
function explainedAt(check: Check, line: number, text: string): readonly Explained[] {
  const last = (e: Expectation): number => e.line + text.slice(e.span.start, e.span.end).split('\n').length - 1;
  const here = check.expectations.filter((e) => e.line <= line && line <= last(e));
  const command = check.commands.find((c) => c.line === line);
  const judging = command ? check.expectations.filter((e) => e.rules?.some((r) => r.command === command.index)) : [];
  return (here.length > 0 ? here : judging).map((expectation) => ({
    check,
    expectation,
    open: openOf(expectation, check),
  }));
}

function openOf(expectation: Expectation, check: Check): Explained['open'] {
  if (expectation.unread.length === 0) return [];
  if (expectation.source === 'directive' || expectation.source === 'static')
    return expectation.unread.map((words) => ({
      words,
      why: 'The directive cannot be read; `story-ops lint` says why.',
    }));
  const beyond = beyondReading(expectation, check);
  if (beyond !== null) return expectation.unread.map((words) => ({ words, why: beyond }));
  const { unread, why } = readingOf(expectation, check.commands);
  return unread.map((words, i) => ({
    words,
    why: isClaim(words, check) ? CLAIMED : (why[i] ?? 'No rule covers these words.'),
  }));
}

const CLAIMED =
  'It is compared with the output when it is there: names, headers, values and quoted texts of what is listed. A directive can say it as a rule.';

/** Words that name nothing but what a list may hold, beside one of the commands. */
function isClaim(words: string, check: Check): boolean {
  const found = check.commands.map(({ text }) => claimOf(words, text, []));
  return found.some((claim) => claim?.parts.some((part) => part.is === 'text' && isNaming(part)) ?? false);
}

/** Quoted, with a digit or a sign in it, or in capitals: no everyday word. */
function isNaming({ text, exact }: { readonly text: string; readonly exact: boolean }): boolean {
  return exact || /[\d_./-]|^[A-Z][A-Z-]+$/.test(text);
}

function asText({ check, expectation, open }: Explained): string {
  const lines = [
    `${String(expectation.line)}: ${expectation.text.trim()}`,
    `  of ${check.id}, from ${expectation.source} words`,
  ];
  for (const rule of expectation.rules ?? []) {
    const command = check.commands.find((c) => c.index === rule.command);
    lines.push(`  “${rule.clause}” is read as: ${explainRule(rule)}`);
    if (command) lines.push(`    on line ${String(command.line)}: ${command.text.split('\n')[0] ?? ''}`);
  }
  for (const { words, why } of open) lines.push(`  “${words}” is not read`, `    ${why}`);
  if (expectation.rules === null && open.length === 0) lines.push('  nothing in it is read');
  return `${lines.join('\n')}\n`;
}

function asDirective({ expectation }: Explained): string {
  if (expectation.rules === null || expectation.rules.length === 0)
    return '<!-- nothing in these words is read as a rule -->';
  return writeDirective(expectation.rules, expectation.source === 'comment' ? 'fence' : 'markdown');
}

function asJson({ check, expectation, open }: Explained): unknown {
  const { line, text, source, rules } = expectation;
  return {
    line,
    text,
    source,
    check: check.id,
    rules:
      rules?.map((rule) => ({
        rule,
        reading: explainRule(rule),
        line: check.commands.find((c) => c.index === rule.command)?.line ?? null,
      })) ?? null,
    unread: open,
  };
}
