import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import { readRuleMap, type Fields } from './directiveRules.ts';
import type { Rule, Subject } from './rule.ts';

export interface DirectiveProblem {
  /** A sentence that says what is wrong and what to write instead. */
  readonly message: string;
  /** Offsets into the directive's YAML. */
  readonly start: number;
  readonly end: number;
}

export interface Directive {
  /** Null: it cannot be used; see the problems. */
  readonly rules: readonly Rule[] | null;
  readonly problems: readonly DirectiveProblem[];
}

const SUBJECTS: readonly Subject[] = ['stdout', 'stderr', 'output', 'exit', 'file'];
/** What a directive never says: effects, targets and protection are not its business. */
const NEVER = new Set([
  'effect',
  'read',
  'write',
  'safe',
  'context',
  'cluster',
  'alias',
  'protected',
  'allow-protected',
  'confirm',
  'run',
  'shell',
  'env',
]);

/**
 * Reads the YAML of `<!-- story-ops: … -->` or `# expect: …`: one rule, or a list of rules.
 *
 *     - table: { column: READY, value: 2/2 }
 *       command: 0
 *     - contains: ready
 *
 * Each rule is a map with one kind as key, and may name its `command` (index within the check) and its subject `on`.
 * `command` is what a rule without one judges. Origin of the form: schemas/directive.schema.json.
 */
export function readDirective(yaml: string, command: number | null): Directive {
  const problems: DirectiveProblem[] = [];
  const text = yaml.trim();
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error)
    return {
      rules: null,
      problems: [
        {
          message: `The directive is not YAML: ${error.message.split('\n')[0] ?? ''}`,
          start: Math.min(error.pos[0], text.length),
          end: Math.min(error.pos[1], text.length),
        },
      ],
    };
  const top = document.contents;
  const listed: unknown = isMap(top) ? top.get('rules', true) : top;
  const maps: readonly unknown[] = isSeq(listed) ? listed.items : [top];
  const rules: Rule[] = [];
  for (const node of maps) {
    if (!isMap(node)) {
      const [start, end] = placeOf(node as Node | null, text);
      problems.push({ message: 'A rule is a map with its kind as key, such as `contains: ready`.', start, end });
      continue;
    }
    const fields: Fields = { map: node, problems, text };
    const rule = readRule(fields, command);
    if (rule) rules.push(rule);
  }
  if (rules.length === 0 && problems.length === 0)
    problems.push({ message: 'The directive names no rule.', start: 0, end: text.length });
  return { rules: problems.length > 0 ? null : rules, problems };
}

function placeOf(node: Node | null, text: string): readonly [number, number] {
  return node?.range ? [node.range[0], node.range[1]] : [0, text.length];
}

function readRule(fields: Fields, fallback: number | null): Rule | null {
  const { map, problems, text } = fields;
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (!NEVER.has(key)) continue;
    const [start, end] = placeOf(pair.key as Node, text);
    problems.push({
      message: `A directive cannot set \`${key}\`: it says what is expected, never how or where a command runs.`,
      start,
      end,
    });
    return null;
  }
  const test = readRuleMap(fields, ['command', 'on', 'clause']);
  if (!test) return null;
  const command = numberAt(map, 'command');
  const on = map.get('on');
  if (on !== undefined && !SUBJECTS.includes(on as Subject)) {
    problems.push({ message: `\`on\` is one of ${SUBJECTS.join(', ')}.`, ...spanOf(map, text) });
    return null;
  }
  const clause = map.get('clause');
  return {
    ...test,
    command: test.kind === 'file' ? null : (command ?? fallback),
    on: (on as Subject | undefined) ?? (test.kind === 'exit' ? 'exit' : test.kind === 'file' ? 'file' : 'stdout'),
    clause: typeof clause === 'string' ? clause : 'directive',
  };
}

function numberAt(map: YAMLMap, key: string): number | undefined {
  const value = map.get(key);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function spanOf(node: Node, text: string): { start: number; end: number } {
  const [start, end] = placeOf(node, text);
  return { start, end };
}
