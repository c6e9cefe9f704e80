import { createHash } from 'node:crypto';
import type { Rule } from '../../src/expect/rule.ts';
import type { Verdict } from '../../src/judge/contract.ts';
import type { Check } from '../../src/plan/check.ts';
import type { RawCommand, RawRun } from '../../src/report/makeRecord.ts';
import type { Captured } from '../../src/run/contract.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function capturedOf(text: string): Captured {
  return { bytes: Buffer.byteLength(text), sha256: sha256(text), complete: true, text };
}

/** A command and what came back, in a few words. */
export interface RanCommand {
  readonly text: string;
  readonly ran?: string;
  readonly exit?: number;
  readonly outcome?: RawCommand['outcome'];
  readonly out?: string;
  readonly err?: string;
  readonly sensitive?: boolean;
  readonly alias?: string | null;
  readonly unparsed?: string;
}

/** A run of one check with one expectation per entry of `expected`. */
export interface RanCheck {
  readonly id: string;
  readonly title?: string;
  readonly criteria?: readonly string[];
  readonly owner?: Check['owner'];
  readonly line?: number;
  readonly verdict: Verdict;
  readonly because?: string;
  readonly commands?: readonly RanCommand[];
  readonly expected?: readonly {
    readonly text: string;
    readonly verdict: Verdict;
    readonly because?: string;
    readonly found?: string;
  }[];
  readonly confirmation?: RawRun['confirmation'];
  readonly startedAt?: string;
}

const SERVER = 'https://infra.example:6443';

export function rawRun(ran: RanCheck): RawRun {
  const commands = ran.commands ?? [];
  const expected = ran.expected ?? [];
  const rule = (clause: string): Rule => ({
    kind: 'contains',
    token: clause,
    exact: false,
    command: 0,
    on: 'stdout',
    clause,
  });
  return {
    story: 'stories/lanterns.md',
    check: {
      id: ran.id,
      line: ran.line ?? 10,
      owner: ran.owner ?? { kind: 'task', id: ran.id },
      title: ran.title ?? `Title of ${ran.id}`,
      criteria: ran.criteria ?? [],
      expectations: expected.map(({ text }, i) => ({ line: 20 + i, text })),
    },
    contexts: commands.some((command) => command.alias !== null)
      ? [{ alias: 'infra', context: 'admin@infra-01', identity: { server: SERVER, uid: 'f3b9', caHash: null } }]
      : [],
    startedAt: ran.startedAt ?? '2025-03-04T10:20:30.000Z',
    ms: 1234,
    attempts: 1,
    verdict: ran.verdict,
    because: ran.because ?? `It is ${ran.verdict}.`,
    commands: commands.map(rawCommand),
    judged: expected.map(({ text, verdict, because = `So ${verdict}.`, found }) => ({
      verdict,
      because,
      rules: [{ rule: rule(text), verdict, because, found: found ?? null, foundLine: found === undefined ? null : 1 }],
    })),
    confirmation: ran.confirmation ?? null,
  };
}

function planned(
  { text, sensitive = false, alias = 'infra', unparsed }: RanCommand,
  index: number,
): RawCommand['planned'] {
  return {
    index,
    text,
    facts: {
      effect: { kind: 'read', sensitive: sensitive ? 'reads a Secret' : null },
      ...(unparsed !== undefined && { unparsed }),
    },
    aliases: alias === null ? [] : [alias],
  };
}

function rawCommand(ran: RanCommand, index: number): RawCommand {
  const code = ran.exit ?? 0;
  return {
    planned: planned(ran, index),
    ran: ran.ran ?? null,
    outcome: ran.outcome ?? { kind: 'exited', code },
    stages: ran.outcome && ran.exit === undefined ? [] : [code],
    ms: 600,
    stdout: capturedOf(ran.out ?? ''),
    stderr: capturedOf(ran.err ?? ''),
  };
}
