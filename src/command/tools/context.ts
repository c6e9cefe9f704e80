import type { ReadFlags } from '../argument.ts';
import type { Target } from '../facts.ts';
import { UNNAMED } from './reading.ts';

/**
 * Where a tool that reads kubeconfig would go: by the last of its context flags (tools take the last one), unless a
 * flag overrides server or identity. `overrides` is the same list that the tool's flag table was made from.
 */
export function contextTarget({ flags }: ReadFlags, contextFlag: string, overrides: string): Target {
  for (const entry of overrides.split(/\s+/)) {
    const name = entry.replace('=', '').split(',').at(-1) ?? '';
    if (name !== '' && flags.has(name))
      return { kind: 'uncontrolled', why: `\`${name}\` chooses another target than a context` };
  }
  const value = flags.get(contextFlag)?.at(-1);
  if (value === undefined) return UNNAMED;
  if (value === null) return { kind: 'computed', words: contextFlag };
  if (value.values === null) return { kind: 'computed', words: value.raw };
  const aliases = value.values.filter((text) => text !== '');
  if (aliases.length === 0) return UNNAMED;
  if (aliases.length < value.values.length) return { kind: 'computed', words: value.raw };
  return { kind: 'named', aliases, from: /[$`{]/.test(value.raw) ? 'variable' : 'flag' };
}
