import { unreachable } from '../base/exhaustive.ts';
import type { RuleTest } from '../expect/rule.ts';
import { judgeAbsent } from './kinds/absent.ts';
import { judgeContains } from './kinds/contains.ts';
import { judgeResolves } from './kinds/dns.ts';
import { judgeExists } from './kinds/exists.ts';
import { byExit } from './exits/exitPolicy.ts';
import { judgeExit } from './exits/exitRule.ts';
import { judgeFails } from './exits/fails.ts';
import { judgeHeader } from './kinds/header.ts';
import { judgeHttp } from './kinds/http.ts';
import { judgeImage } from './kinds/image.ts';
import { judgeLines } from './kinds/lines.ts';
import { judgeMetrics, judgeSeries } from './kinds/metrics.ts';
import { judgeMissing } from './kinds/missing.ts';
import { newestRows } from './tables/newestRows.ts';
import { byCountedHeader, judgeNumber } from './kinds/number.ts';
import { byPing } from './kinds/ping.ts';
import { byQuietExit } from './exits/quiet.ts';
import type { Decision, Scene } from './scene.ts';
import { undecided } from './scene.ts';
import { judgeSays } from './said/says.ts';
import { judgeState } from './kinds/state.ts';
import { withoutTally } from './kinds/tallied.ts';
import { judgeTable } from './tables/table.ts';
import { judgeEquals, judgeMatches } from './kinds/text.ts';
import { judgeEventually, judgeWithin } from './kinds/time.ts';
import { judgeValue } from './kinds/value.ts';
import { judgeVersion } from './kinds/version.ts';
import { judgeYaml } from './kinds/yaml.ts';

/** One test on one command: its exit first, then what it printed. */
export function decide(test: RuleTest, scene: Scene): Decision {
  if (test.kind === 'all') return every(test.rules.map((rule) => decide(rule, scene)));
  if (test.kind === 'any') return some(test.rules.map((rule) => decide(rule, scene)));
  if (test.kind === 'eventually') return judgeEventually(test, scene, decide);
  // What must never show is looked for in all that was printed; everything else in what a watch says now.
  const { facts } = scene.observed;
  const stdout = withoutTally(test.kind === 'absent' ? scene.stdout : newestRows(scene.stdout, facts), facts, test);
  return (
    byPing(test, scene) ??
    byExit(test, scene.exit) ??
    byQuietExit(test, scene) ??
    byCountedHeader(test, scene) ??
    decideText(test, { ...scene, stdout })
  );
}

function decideText(test: Exclude<RuleTest, { kind: 'all' | 'any' | 'eventually' }>, scene: Scene): Decision {
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
    case 'says':
      return judgeSays(test, scene);
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
      return judgeFails(test, scene);
    case 'yaml':
      return judgeYaml(test, scene);
    case 'missing':
      return judgeMissing(test, scene);
    case 'image':
      return judgeImage(test, scene);
    case 'http':
      return judgeHttp(test, scene);
    case 'header':
      return judgeHeader(test, scene);
    case 'resolves':
      return judgeResolves(test, scene);
    case 'metrics':
      return judgeMetrics(test, scene);
    case 'series':
      return judgeSeries(test, scene);
    case 'version':
      return judgeVersion(test, scene);
    case 'within':
      return judgeWithin(test, scene);
    case 'file':
      return undecided('A file is a static item of its own.');
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
