import type { RuleVerdict } from '../contract.ts';

const MOST_LINES = 2000;
const PAIR = /^([A-Za-z][A-Za-z_-]*(?: [A-Za-z_-]+){0,3}):\s*(\S.*?)\s*$/;
const LOOKS: ReadonlySet<string> = new Set(['contains', 'matches']);

/**
 * A line that was found says one thing of a key, and another line says another of the same one. Where several keys come
 * twice there are several records; where just one does, the two deny each other.
 *
 *     role:master … role:slave
 */
export function hasTwoValues(rules: readonly RuleVerdict[], text: string): boolean {
  const found = rules.flatMap(({ rule, verdict, found: line }) =>
    verdict === 'pass' && LOOKS.has(rule.kind) ? [line] : [],
  );
  if (found.length === 0 || /^apiVersion:/m.test(text)) return false;
  const lines = text.split('\n', MOST_LINES);
  const values = new Map<string, Set<string>>();
  const times = new Map<string, number>();
  for (const line of lines) {
    const [, key, value] = PAIR.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    times.set(key, (times.get(key) ?? 0) + 1);
    values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  const twice = [...times].filter(([, n]) => n > 1).map(([key]) => key);
  const [key, more] = twice;
  if (
    key === undefined ||
    more !== undefined ||
    times.get(key) !== 2 ||
    /^(?:address|name|server)$/i.test(key) ||
    (values.get(key)?.size ?? 0) < 2
  )
    return false;
  return found.some((line) => line !== null && line.trim().toLowerCase().startsWith(key.toLowerCase()));
}
