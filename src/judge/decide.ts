import { unreachable } from '../base/exhaustive.ts';
import type { RuleTest } from '../expect/rule.ts';
import { judgeAbsent } from './absent.ts';
import { judgeContains } from './contains.ts';
import { judgeExists } from './exists.ts';
import { byExit } from './exitPolicy.ts';
import { judgeExit } from './exitRule.ts';
import { judgeLines } from './lines.ts';
import { judgeNumber } from './number.ts';
import type { Decision, Scene } from './scene.ts';
import { undecided } from './scene.ts';
import { judgeState } from './state.ts';
import { judgeTable } from './table.ts';
import { judgeEquals, judgeMatches } from './text.ts';
import { judgeValue } from './value.ts';

/** One test on one command: its exit first, then what it printed. */
export function decide(test: RuleTest, scene: Scene): Decision {
  if (test.kind === 'all') return every(test.rules.map((rule) => decide(rule, scene)));
  if (test.kind === 'any') return some(test.rules.map((rule) => decide(rule, scene)));
  return byExit(test, scene.exit) ?? decideText(test, scene);
}

function decideText(test: Exclude<RuleTest, { kind: 'all' | 'any' }>, scene: Scene): Decision {
  switch (test.kind) {
    case 'exit':
      return judgeExit(test, scene);
    case 'contains':
      return judgeContains(test, scene);
    case 'absent':
      return judgeAbsent(test, scene);
    case 'equals':
      return judgeEquals(test, scene);
    case 'matches':
      return judgeMatches(test, scene);
    case 'lines':
      return judgeLines(test, scene);
    case 'number':
      return judgeNumber(test, scene);
    case 'value':
      return judgeValue(test, scene);
    case 'table':
      return judgeTable(test, scene);
    case 'exists':
      return judgeExists(test, scene);
    case 'state':
      return judgeState(test, scene);
    case 'fails':
    case 'yaml':
    case 'missing':
    case 'image':
    case 'http':
    case 'resolves':
    case 'metrics':
    case 'series':
    case 'version':
    case 'within':
    case 'eventually':
    case 'file':
      return undecided(`Rules of the kind \`${test.kind}\` cannot be judged yet.`);
    default:
      return unreachable(test);
  }
}

const ORDER = ['blocked', 'fail', 'undecided', 'manual', 'pass'] as const;

/** The worst of several; with needs, all of them. */
export function every(decisions: readonly Decision[]): Decision {
  const needs = decisions.flatMap((decision) => decision.needs ?? []);
  for (const verdict of ORDER) {
    const found = decisions.find((decision) => decision.verdict === verdict);
    if (found) return needs.length > 0 && verdict !== 'fail' && verdict !== 'blocked' ? { ...found, needs } : found;
  }
  return undecided('There is nothing to decide.');
}

/** One that passes is enough. */
export function some(decisions: readonly Decision[]): Decision {
  const needs = decisions.flatMap((decision) => decision.needs ?? []);
  for (const verdict of ['pass', 'undecided', 'blocked', 'manual', 'fail'] as const) {
    const found = decisions.find((decision) => decision.verdict === verdict);
    if (found) return verdict === 'undecided' && needs.length > 0 ? { ...found, needs } : found;
  }
  return undecided('There is nothing to decide.');
}
