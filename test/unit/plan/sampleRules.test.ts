import assert from 'node:assert/strict';
import { explainRule } from '../../../src/expect/explain.ts';
import { planStory } from '../../../src/plan/plan.ts';
import { withRules } from '../../../src/plan/rules.ts';
import { notRun } from '../../support/notRun.ts';
import { sampleStory } from '../../support/sample.ts';

const NAME = 'STORY-DNS-COREDNS-BASE.md';
const RELEASE = 'kubernetes/bases/coredns/helmrelease.yaml';
const RULES = 'kubernetes/infrastructure/networking/coredns/prometheusrule.yaml';
const POLICY = 'kubernetes/components/networkpolicy/allow-dns/ciliumnetworkpolicy.yaml';

const each = (commands: readonly number[], column: string): readonly string[] =>
  commands.map((n) => `[${String(n)}] ${column} in every row`);

const alerts = (...names: readonly string[]): readonly string[] => names.map((n) => `[0] some alert is CoreDNS${n}`);

/**
 * Line of the words in the planned story, and all that is read in them, static items and comments included. What no
 * rule reads is null: then no verdict but `undecided` or `manual` can come of it.
 */
const EXPECTED: Readonly<Record<number, readonly string[] | null>> = {
  39: [`[null] tag is 1.38.0 in ${RELEASE}`],
  40: null,
  71: [`[null] the file ${RELEASE} exists`],
  72: null,
  80: null,
  171: ['[0] allow-dns is listed', `[null] the file ${POLICY} exists`, '[1] something is listed'],
  172: null,
  201: ['[0] something is listed'],
  214: alerts('Absent', 'Down', 'HighQueryRate', 'HighErrorRate', 'LatencyHigh'),
  215: [`[null] the file ${RULES} exists`],
  237: null,
  247: null,
  296: null,
  303: null,
  332: [...each([0, 1, 2], 'STATUS is Running'), ...each([0, 1, 2], 'RESTARTS is 0')],
  362: alerts('Absent', 'Down', 'HighQueryRate', 'HighErrorRate', 'LatencyHigh', 'ForwardLatencyHigh', 'CacheOverflow'),
  389: ['[2] resolves'],
  403: null,
  414: null,
};

describe('what is planned of the sample story', () => {
  const text = sampleStory(NAME);
  before(function () {
    if (text === null) notRun(this, 'the sample story is not beside the project');
  });

  it('holds the rules of static items, prose and comments, and null where no rule reads the words', () => {
    const read = withRules(planStory(NAME, text ?? '')).checks.flatMap(({ expectations }) =>
      expectations.map(({ line, rules }) => [
        line,
        rules && rules.map((rule) => `[${String(rule.command)}] ${explainRule(rule)}`),
      ]),
    );
    const found = Object.fromEntries(read.filter(([line]) => Number(line) in EXPECTED)) as typeof EXPECTED;
    assert.deepEqual(found, EXPECTED);
  });

  it('looks for the YAML of the two fragments below spec.values, and for that of a comment in the output', () => {
    const rules = withRules(planStory(NAME, text ?? '')).checks.flatMap((c) =>
      c.expectations.flatMap((e) => e.rules ?? []),
    );
    const under = rules.flatMap((r) => (r.kind === 'file' && r.test.is === 'fragment' ? [[r.path, r.test.under]] : []));
    assert.deepEqual(under, [
      [RELEASE, 'spec.values'],
      [RELEASE, 'spec.values'],
    ]);
    const [shown] = rules.flatMap((r) => (r.kind === 'yaml' && r.fragment !== null ? [r.fragment] : []));
    assert.match(shown ?? '', /^runAsNonRoot: true\n.*\n.*\ncapabilities:\n {2}drop:\n {4}- ALL$/);
  });

  it('runs side by side what stands under two terminals, and nothing else', () => {
    const commands = withRules(planStory(NAME, text ?? '')).checks.flatMap((c) => c.commands);
    assert.deepEqual(
      commands.filter((c) => c.terminal !== null).map((c) => [c.line, c.terminal]),
      [
        [397, 1],
        [400, 2],
        [401, 2],
      ],
    );
  });
});
