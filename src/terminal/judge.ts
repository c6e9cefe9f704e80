import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../base/errors.ts';
import { explainRule } from '../expect/explain.ts';
import type { Verdict } from '../judge/contract.ts';
import { judgeSaved } from '../judge/saved.ts';
import type { SavedJudgement } from '../judge/saved.ts';
import { makeRedactor } from '../redact/redact.ts';
import { judgeJson } from '../report/judgeJson.ts';
import { jsonText } from '../report/json.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';

export interface JudgeOptions {
  readonly expect?: string;
  readonly command?: string;
  readonly exit?: string;
  readonly stages?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly json?: boolean;
}

/** `story-ops judge`: one expectation against a saved output, without running anything. */
export async function judge(options: JudgeOptions, io: Io): Promise<number> {
  if (options.command === undefined)
    throw new UserError('There is no command to judge.', { next: 'Give its text by --command.' });
  const stages = options.stages === undefined ? [] : options.stages.split(',').map((word) => exitOf(word, '--stages'));
  const exit = options.exit === undefined ? (stages.at(-1) ?? 0) : exitOf(options.exit, '--exit');
  const [stdout, stderr] = await Promise.all([saved(options.stdout, io), saved(options.stderr, io)]);
  const result = judgeSaved({ expect: options.expect ?? '', command: options.command, exit, stages, stdout, stderr });
  const redact = makeRedactor();
  if (options.json) io.out(jsonText(judgeJson(result, redact)));
  else io.out(redact(asText(result)));
  return codeOf(result.verdict);
}

function exitOf(word: string, option: string): number {
  const text = word.trim();
  if (!/^\d{1,3}$/.test(text) || Number(text) > 255)
    throw new UserError(`${option} has no exit status: ${JSON.stringify(text)}.`, {
      next: 'An exit status is a number from 0 to 255.',
    });
  return Number(text);
}

async function saved(path: string | undefined, io: Io): Promise<string> {
  if (path === undefined) return '';
  return readFile(resolve(io.cwd, path), 'utf8').catch((cause: unknown) => {
    throw new UserError(`${path} cannot be read.`, { next: 'Name a file with the saved output.', cause });
  });
}

function asText(result: SavedJudgement): string {
  const lines = [`${result.verdict}: ${result.because}`];
  for (const expectation of result.expectations) {
    lines.push(`  expected: ${expectation.text.trim()}`);
    for (const { rule, verdict, because, found, foundLine } of expectation.rules) {
      lines.push(`  ${verdict}  read as: ${explainRule(rule)}`, `    ${because}`);
      if (found !== null)
        lines.push(`    ${foundLine === null ? 'found' : `line ${String(foundLine)}`}: ${found.trim()}`);
    }
    for (const words of expectation.unread) lines.push(`  undecided  not read: ${words}`);
  }
  return `${lines.join('\n')}\n`;
}

function codeOf(verdict: Verdict): number {
  if (verdict === 'pass') return EXIT.ok;
  return verdict === 'fail' ? EXIT.failed : EXIT.open;
}
