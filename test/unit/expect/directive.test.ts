import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readDirective } from '../../../src/expect/directive.ts';
import type { Rule, RuleTest } from '../../../src/expect/rule.ts';
import { writeDirective, writeRules } from '../../../src/expect/write.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/directive.schema.json', import.meta.url), 'utf8'),
) as object;
const valid = new Ajv({ allErrors: true, strict: false }).compile(schema);

const RULES: readonly (readonly [string, Omit<Rule, 'command' | 'on' | 'clause'>])[] = [
  ['contains: ready', { kind: 'contains', token: 'ready', exact: true }],
  ['contains: { token: ready, exact: false }', { kind: 'contains', token: 'ready', exact: false }],
  ['exit: 3', { kind: 'exit', op: '=', code: 3 }],
  ['fails: forbidden', { kind: 'fails', reason: 'forbidden' }],
  ['fails: true', { kind: 'fails', reason: null }],
  ['absent: [panic, fatal]', { kind: 'absent', tokens: ['panic', 'fatal'], exact: true, list: null }],
  ['absent: { list: errors }', { kind: 'absent', tokens: [], exact: true, list: 'errors' }],
  ['equals: "3"', { kind: 'equals', value: '3', exact: true }],
  ['version: 1.10', { kind: 'version', range: '1.10' }],
  ['number: { op: ">=", value: 3 }', { kind: 'number', op: '>=', value: 3 }],
  [
    'table: { column: READY, value: 2/2, min: 2 }',
    { kind: 'table', column: 'READY', test: 'compare', op: '=', value: '2/2', min: 2 },
  ],
  ['exists: true', { kind: 'exists', name: null }],
  ['resolves: public', { kind: 'resolves', to: 'public' }],
  ['resolves: { address: 10.3.0.1 }', { kind: 'resolves', to: { address: '10.3.0.1' } }],
  ['resolves: { addresses: [10.3.0.1, 10.3.0.2] }', { kind: 'resolves', to: { addresses: ['10.3.0.1', '10.3.0.2'] } }],
  ['resolves: { record: NS, op: ">=", count: 2 }', { kind: 'resolves', to: { record: 'NS', op: '>=', count: 2 } }],
  [
    'metrics: { series: up, compare: { op: "=", value: 1 } }',
    { kind: 'metrics', series: 'up', compare: { op: '=', value: '1' } },
  ],
  [
    'eventually: { rule: { exists: web }, ms: 30000 }',
    { kind: 'eventually', rule: { kind: 'exists', name: 'web' }, ms: 30000, everyMs: 2000 },
  ],
  ['http: { status: 5xx, not: true }', { kind: 'http', status: '5xx', not: true }],
  ['header: Vary', { kind: 'header', name: 'Vary' }],
  ['header: { name: Vary, absent: true }', { kind: 'header', name: 'Vary', absent: true }],
  [
    'any: [{ http: 200 }, { http: 302 }]',
    {
      kind: 'any',
      rules: [
        { kind: 'http', status: '200' },
        { kind: 'http', status: '302' },
      ],
    },
  ],
] as readonly (readonly [string, RuleTest])[];

describe('directives', () => {
  for (const [yaml, rule] of RULES)
    it(`read ${yaml}`, () => {
      const { rules, problems } = readDirective(yaml, 1);
      assert.deepEqual(problems, []);
      assert.deepEqual(rules, [
        { ...rule, command: 1, on: rule.kind === 'exit' ? 'exit' : 'stdout', clause: 'directive' },
      ]);
      assert.ok(valid(parse(yaml)), JSON.stringify(valid.errors));
    });

  it('read a list, each rule with its command and subject', () => {
    const { rules } = readDirective('- contains: done\n  command: 0\n  on: stderr\n- file: a/b.yaml', 2);
    assert.deepEqual(
      rules?.map((r) => [r.kind, r.command, r.on]),
      [
        ['contains', 0, 'stderr'],
        ['file', null, 'file'],
      ],
    );
  });

  const WRONG: readonly (readonly [string, RegExp])[] = [
    ['contians: ready', /no kind of rule/],
    ['{ contains: a, exists: b }', /exactly one kind/],
    ['contains: { token: a, colour: red }', /no field `colour`/],
    ['table: { value: 2/2 }', /needs `column`/],
    ['lines: many', /whole number/],
    ['matches: "("', /no regular expression/],
    ['exit: 0\ncontext: prod', /cannot set `context`/],
    ['exit: 0\neffect: read', /cannot set `effect`/],
    ['exit: 0\nallow-protected: prod', /cannot set `allow-protected`/],
    ['ready', /A rule is a map/],
    ['[', /not YAML/],
    ['', /A rule is a map|names no rule/],
    ['resolves: somewhere', /`resolves` is/],
    ['eventually: { rule: { exists: web } }', /`ms`/],
  ];
  for (const [yaml, message] of WRONG)
    it(`refuse ${JSON.stringify(yaml)} with a sentence that helps`, () => {
      const { rules, problems } = readDirective(yaml, 0);
      assert.equal(rules, null);
      assert.match(problems[0]?.message ?? '', message);
      for (const p of problems) assert.ok(p.start >= 0 && p.end >= p.start && p.end <= Math.max(yaml.length, 1));
    });

  it('are valid by the schema only where they can be read', () => {
    for (const [yaml] of WRONG.filter(([y]) => y !== '[' && !y.startsWith('matches')))
      assert.ok(!valid(parse(yaml)), yaml);
  });

  it('written from rules read back as the same rules', () => {
    const word = fc.oneof(
      fc.constantFrom('true', '1.10', 'null', '#', 'a: b', '- x', '--', '-->', "'", '"', '`', 'é\u{1F600}', '2/2'),
      fc.string({ minLength: 1, maxLength: 12 }),
    );
    const op = fc.constantFrom('=', '!=', '<', '<=', '>', '>=' as const);
    const flat: fc.Arbitrary<RuleTest> = fc.oneof(
      fc.record({ kind: fc.constant('contains' as const), token: word, exact: fc.boolean() }),
      fc.record({
        kind: fc.constant('absent' as const),
        tokens: fc.array(word),
        exact: fc.boolean(),
        list: fc.option(word),
      }),
      fc.record({ kind: fc.constant('exit' as const), op, code: fc.nat(255) }),
      fc.record({ kind: fc.constant('fails' as const), reason: fc.option(word) }),
      fc.record(
        { kind: fc.constant('value' as const), path: word, op, value: word },
        { requiredKeys: ['kind', 'path', 'op', 'value'] },
      ),
      fc.record({ kind: fc.constant('state' as const), values: fc.array(word, { minLength: 1 }) }),
      fc.record({ kind: fc.constant('yaml' as const), fragment: fc.option(word) }),
      fc.record({
        kind: fc.constant('resolves' as const),
        to: fc.oneof(fc.constantFrom('any' as const, 'none' as const), fc.record({ address: word })),
      }),
      fc.record(
        {
          kind: fc.constant('table' as const),
          column: word,
          test: fc.constantFrom('compare', 'has', 'full' as const),
          op,
          value: fc.option(word),
          min: fc.nat(9),
          max: fc.nat(9),
          or: fc.array(word),
          name: word,
        },
        { requiredKeys: ['kind', 'column', 'test', 'op', 'value', 'min'] },
      ) as fc.Arbitrary<RuleTest>,
    ) as fc.Arbitrary<RuleTest>;
    const test = fc.oneof(
      flat,
      fc.array(flat, { minLength: 1, maxLength: 2 }).map((rules): RuleTest => ({ kind: 'any', rules })),
    );
    const rule = fc.record({ test, command: fc.nat(5), clause: word });
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), (made) => {
        const list = structuredClone(made);
        const rules = list.map(({ test: t, command, clause }): Rule => ({
          ...t,
          command,
          on: t.kind === 'exit' ? 'exit' : 'output',
          clause,
        }));
        assert.deepEqual(readDirective(writeRules(rules), null), { rules, problems: [] });
        assert.ok(valid(parse(writeRules(rules))), JSON.stringify(valid.errors));
        const comment = writeDirective(rules, 'markdown');
        assert.equal(comment.indexOf('--', 4), comment.length - 3);
        const inner = comment.slice('<!-- story-ops:'.length, -3);
        assert.deepEqual(readDirective(inner, null).rules, rules);
      }),
      { numRuns: 150 },
    );
  });
});
