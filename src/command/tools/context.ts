import { flagTable, readFlags, SINGLE } from '../argument.ts';
import type { Argument, ReadFlags } from '../argument.ts';
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
  return namedBy(value.values, value.raw);
}

/** The target that a context's name of these texts means; null where it is only known when it runs. */
export function namedBy(values: readonly string[] | null, raw: string): Target {
  if (values === null) return { kind: 'computed', words: raw };
  const aliases = values.filter((text) => text !== '');
  if (aliases.length === 0) return UNNAMED;
  if (aliases.length < values.length) return { kind: 'computed', words: raw };
  return { kind: 'named', aliases, from: /[$`{]/.test(raw) ? 'variable' : 'flag' };
}

const OVERRIDES = '--kubeconfig=';
const ANY_TOOL = flagTable('--kube-context,--kubecontext,--context=', OVERRIDES);
/** `--context .`, `--context=./app`, `--context 3`: another tool's word for a folder or for lines. */
const NO_NAME = /^(?:[./~].*|\d+|\w+:\/\/.*)$/;

/** Where a tool goes that nobody listed: what it says of a context is meant for kubeconfig, whatever else it does. */
export function contextOfAny(args: readonly Argument[]): Target {
  const target = contextTarget(readFlags(args, ANY_TOOL, SINGLE), '--context', OVERRIDES);
  return target.kind === 'named' && target.aliases.some((alias) => NO_NAME.test(alias)) ? UNNAMED : target;
}
