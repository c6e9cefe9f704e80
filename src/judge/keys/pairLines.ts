import type { CommandView } from '../../expect/view.ts';
import { plainField } from './field.ts';
import type { Field } from './field.ts';

/**
 * Lines that are keys and values by what their command is known to print.
 *
 *     redis-cli config get save          save ⏎ 900 1                a key, and its value in the next line
 *     iptables -S INPUT                  -P INPUT DROP               the default policy of INPUT
 */
export function linesOfPairs({ tool, args }: CommandView, text: string): readonly Field[] | null {
  const line = args.join(' ');
  const lines = text.split('\n');
  if (tool === 'redis-cli' || tool === 'valkey-cli' || tool === 'keydb-cli')
    return /\b(?:config\s+get|hgetall)\s/i.test(line) ? inTurns(lines) : null;
  if (/^ip6?tables(?:-nft|-legacy)?$/.test(tool ?? '')) return policies(lines);
  return null;
}

function inTurns(lines: readonly string[]): readonly Field[] | null {
  const bare = lines.map((line) => line.replace(/^\s*\d+\)\s+/, '').replace(/^"(.*)"$/, '$1'));
  if (bare.length % 2 !== 0) return null;
  return bare.flatMap((key, i) =>
    i % 2 === 0 ? [plainField(key, [], bare[i + 1] ?? '', { line: i + 2, text: `${key}: ${bare[i + 1] ?? ''}` })] : [],
  );
}

function policies(lines: readonly string[]): readonly Field[] | null {
  const found = lines.flatMap((text, i) => {
    const [, chain, policy] =
      /^(?:-P (\S+) (\S+)|Chain (\S+) \(policy (\w+)\b.*)$/.exec(text)?.filter((one) => one) ?? [];
    if (chain === undefined || policy === undefined) return [];
    return ['default policy', 'policy'].map((key) => plainField(key, [chain, 'chain'], policy, { line: i + 1, text }));
  });
  return found.length === 0 ? null : found;
}
