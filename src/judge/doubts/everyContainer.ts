import { sparing } from '../../text/sparing.ts';
import type { RuleVerdict } from '../contract.ts';
import { structured, type Value } from '../printed/documents.ts';

const OF_CONTAINERS = sparing(/\b(?:every|each|all|both|(?:all )?(?:the )?(?:two|three|four))\b[^,;]*\bcontainers?\b/i);

/** `limits.memory: 1Gi on every container` where one of them has no such key, and so no such limit. */
export function missesContainer(words: string, rules: readonly RuleVerdict[], printed: string): boolean {
  const paths = rules.flatMap(({ rule }) => (rule.kind === 'value' ? [rule.path] : []));
  if (paths.length === 0 || !OF_CONTAINERS.test(words)) return false;
  const containers = (structured(printed) ?? []).flatMap(containersIn);
  return containers.some((one) => paths.some((path) => !holds(one, path.toLowerCase().split('.'))));
}

function containersIn(value: Value): readonly Value[] {
  if (value.is === 'scalar') return [];
  if (value.is === 'list') return value.items.flatMap(containersIn);
  return [...value.entries].flatMap(([key, inner]) =>
    key === 'containers' && inner.is === 'list' ? inner.items : containersIn(inner),
  );
}

/** Whether the path stands somewhere in it. */
function holds(value: Value, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (value.is === 'scalar') return false;
  if (value.is === 'list') return value.items.some((item) => holds(item, path));
  return [...value.entries].some(
    ([key, inner]) => (key.toLowerCase() === first && holds(inner, rest)) || holds(inner, path),
  );
}
