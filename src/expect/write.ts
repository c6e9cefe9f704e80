import { stringify } from 'yaml';
import type { Rule, RuleTest } from './rule.ts';
import { FLAT_KINDS, type KindFields } from './ruleFields.ts';

/** Rules as the YAML of a directive; `readDirective` gives the same rules back. */
export function writeRules(rules: readonly Rule[]): string {
  const items = rules.map((rule) => {
    const { command, on, clause, ...test } = rule;
    const usual = test.kind === 'exit' ? 'exit' : test.kind === 'file' ? 'file' : 'stdout';
    return {
      ...written(test),
      ...(command === null || test.kind === 'file' ? {} : { command }),
      ...(on === usual ? {} : { on }),
      ...(clause === 'directive' ? {} : { clause }),
    };
  });
  return stringify(items, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }).trimEnd();
}

/** The comment that stands in a story for these rules: on a task or row, or in a fence. */
export function writeDirective(rules: readonly Rule[], place: 'markdown' | 'fence'): string {
  const yaml = writeRules(rules);
  if (place === 'fence') return `# expect:\n${yaml.replace(/^/gm, '#   ')}`;
  return `<!-- story-ops:\n${yaml.replace(/--/g, '\\x2d\\x2d')}\n-->`;
}

type Written = Readonly<Record<string, unknown>>;

function written(test: RuleTest): Written {
  if (test.kind === 'resolves') return { resolves: test.to };
  if (test.kind === 'eventually')
    return { eventually: { rule: written(test.rule), ms: test.ms, everyMs: test.everyMs } };
  if (test.kind === 'all' || test.kind === 'any') return { [test.kind]: test.rules.map(written) };
  if (test.kind === 'file') return writtenFile(test);
  return flat(test, FLAT_KINDS[test.kind]);
}

function writtenFile({ path, test }: Extract<RuleTest, { kind: 'file' }>): Written {
  if (test.is === 'present') return { file: path };
  if (test.is === 'value') return { file: { path, key: test.key, value: test.value } };
  return { file: { path, ...(test.under === null ? {} : { under: test.under }), yaml: test.yaml } };
}

function flat(test: RuleTest, { short, fields }: KindFields): Written {
  const values = Object.entries(test).filter(([name, value]) => {
    const field = fields[name];
    return (
      field !== undefined && (field.optional === true || JSON.stringify(field.otherwise) !== JSON.stringify(value))
    );
  });
  const [only] = values;
  if (values.length === 0) return { [test.kind]: true };
  if (values.length === 1 && only && only[0] === short) return { [test.kind]: only[1] };
  return { [test.kind]: Object.fromEntries(values) };
}
