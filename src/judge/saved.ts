import { splitBash } from '../command/bash.ts';
import { describeBlock } from '../command/describe.ts';
import type { CommandFacts, Mask } from '../command/facts.ts';
import { isWholeCommand } from '../command/prose.ts';
import { readWords } from '../expect/read.ts';
import { bindExpectation } from '../plan/bind.ts';
import type { Captured, Outcome } from '../run/contract.ts';
import type { Observed, RuleVerdict, Verdict } from './contract.ts';
import { judgeCheck } from './check.ts';
import { judgeExpectation } from './judge.ts';

/** What was saved of a command: its text, its end and what it printed. */
export interface Saved {
  readonly expect: string;
  readonly command: string;
  readonly exit: number;
  /** Exits of the stages of its pipeline; empty where only the last is known. */
  readonly stages: readonly number[];
  readonly stdout: string;
  readonly stderr: string;
}

export interface SavedJudgement {
  readonly verdict: Verdict;
  readonly because: string;
  /** Empty where no expectation was stated, or where the command was not one that runs. */
  readonly expectations: readonly {
    readonly text: string;
    readonly verdict: Verdict;
    readonly because: string;
    readonly rules: readonly RuleVerdict[];
    readonly unread: readonly string[];
  }[];
}

/** One expectation against a saved output. Nothing is repeated: what only another read could decide stays undecided. */
export function judgeSaved(given: Saved): SavedJudgement {
  // A comment beside the command: `# should be 0`.
  const saved = { ...given, expect: given.expect.replace(/^\s*#+\s+/, '') };
  const text = bare(saved.command);
  if (isProse(text))
    return { verdict: 'manual', because: 'The command is prose: a person does it and confirms it.', expectations: [] };
  const facts = factsOf(text);
  // A variable had its value when the output was saved; a placeholder never has one.
  const open = facts.open.find((name) => name.kind !== 'variable');
  if (open)
    return { verdict: 'blocked', because: `${open.text} needs a value before the command can run.`, expectations: [] };
  const observed = echoedExit(observedOf(saved, text, facts));
  const all = new Map([[0, observed]]);
  if (isNone(saved.expect))
    return {
      ...judgeCheck({ expectations: [], commands: [{ index: 0, mode: 'run', text }] }, all, new Map(), 'ask'),
      expectations: [],
    };
  // A comment may be given as it stands behind its command.
  const words = saved.expect.trim().replace(/^#+[ \t]+/gm, '');
  const bound = bindExpectation(readWords(words), [{ index: 0, text, facts, aliases: [] }]);
  const verdict = judgeExpectation(
    {
      line: 1,
      span: { start: 0, end: saved.expect.length },
      text: saved.expect,
      source: 'cell',
      place: { kind: 'check' },
      rules: bound.rules,
      unread: bound.unread,
    },
    all,
    new Map(),
  );
  const because =
    verdict.verdict === 'undecided' &&
    bound.why[0] !== undefined &&
    verdict.rules.every((rule) => rule.verdict === 'pass')
      ? bound.why[0]
      : verdict.because;
  return {
    verdict: verdict.verdict,
    because,
    expectations: [
      { text: saved.expect, verdict: verdict.verdict, because, rules: verdict.rules, unread: bound.unread },
    ],
  };
}

/** Cells often hold the command in backticks. */
function bare(command: string): string {
  const text = command.trim();
  const code = /^(`+)(?!`)\s?([\s\S]*?[^`])\s?\1$/.exec(text);
  return code?.[2] !== undefined && !code[2].includes('`') ? code[2] : text;
}

/** Empty, a dash or `TBD`: the author stated nothing. */
export function isNone(words: string): boolean {
  return /^[\s—–‒−-]*$|^\s*[`*_]*(?:n\/?a|none|tbd|tba|todo|\?+|\.\.\.|…)[`*_]*\.?\s*$/i.test(words);
}

/** A line that bash would take, but that no one would write as a command: words of a sentence. */
function isProse(text: string): boolean {
  if (text === '') return true;
  if (isWholeCommand(text)) return false;
  if (/`/.test(text) && !/\$\(|^[a-z]/.test(text)) return true;
  const block = splitBash(text);
  if (!block.parsed || block.units.length === 0) return !/\n|[|;&]/.test(text);
  const words = (block.units.at(-1)?.text ?? '').trim().split(/\s+/);
  const [first = ''] = words;
  if (/^[A-Z][a-z]+$/.test(first) || /[.!?:,]$/.test(first)) return true;
  if (
    /^(?:for|while|until|if|case|\[\[?|\(|\{|!|export|set|cd|source|\.|eval|exec|[A-Za-z_]\w*=.*|[./~].*)$/.test(first)
  )
    return false;
  if (
    /^(?:query|open|check|verify|inspect|look|see|navigate|click|visit|browse|manual(?:ly)?|review|confirm|ensure|run|use|observe|log|go|wait|ask|compare|repeat)$/i.test(
      first,
    ) &&
    !/\s-{1,2}\w/.test(text)
  )
    return true;
  // Of a tool that is not known the form tells: a sentence has small words that no command line has.
  return SENTENCE.test(text.replace(/"[^"]*"|'[^']*'/g, ''));
}

const SENTENCE =
  /\s(?:the|an?|via|with|that|this|should|must|from|and|or|is|are|of|into|by|until|when|after|each|every)(?=\s|$)/i;

/** Facts of what decides: the last command that prints more than a note; what follows it hides its exit. */
function factsOf(text: string): CommandFacts {
  const all = describeBlock(splitBash(text));
  const isNote = (facts: CommandFacts): boolean =>
    facts.stages.length > 0 &&
    facts.stages.every((stage) => /^(?:echo|printf|true|:|sleep|export|set|cd)$/.test(stage.tool ?? ''));
  const deciding = all.findLastIndex((facts) => !isNote(facts));
  const chosen = all[deciding === -1 ? all.length - 1 : deciding];
  const empty: CommandFacts = {
    stages: [],
    effect: { kind: 'write', why: 'it is not known' },
    target: { kind: 'none' },
    mode: 'run',
    open: [],
    masks: [],
  };
  const facts = chosen ?? empty;
  const followed: readonly Mask[] =
    deciding !== -1 && deciding < all.length - 1 && !facts.masks.includes('followed') ? ['followed'] : [];
  return { ...facts, open: all.flatMap((one) => one.open), masks: [...facts.masks, ...followed] };
}

function observedOf(saved: Saved, text: string, facts: CommandFacts): Observed {
  const outcome: Outcome = { kind: 'exited', code: saved.exit };
  return {
    text,
    facts,
    outcome,
    stages: saved.stages,
    stdout: captured(saved.stdout),
    stderr: captured(saved.stderr),
    ms: null,
  };
}

/** `test -S x; echo "rc=$?"`: the last line that was printed is the exit of the command before, which nothing hides. */
function echoedExit(observed: Observed): Observed {
  const echo = /^[^;\n|&]+(?:\|[^;\n|&]+)*[;\n]\s*echo\s+(?:"([^"$]*)\$\?"|([\w=:]*)\$\?)\s*$/.exec(
    observed.text.trim(),
  );
  const line = observed.stdout.text.trimEnd().split('\n').at(-1) ?? '';
  const label = echo?.[1] ?? echo?.[2] ?? '';
  const number = /^\d{1,3}$/.exec(line.slice(label.length));
  if (!echo || !line.startsWith(label) || !number) return observed;
  const masks = observed.facts.masks.filter((mask) => mask !== 'followed');
  return {
    ...observed,
    facts: { ...observed.facts, masks },
    stages: [],
    outcome: { kind: 'exited', code: Number(number[0]) },
  };
}

function captured(text: string): Captured {
  return { bytes: text.length, sha256: '', complete: true, text };
}
