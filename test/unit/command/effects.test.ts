import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { splitBash } from '../../../src/command/bash.ts';
import { describeBlock } from '../../../src/command/describe.ts';
import type { CommandFacts } from '../../../src/command/facts.ts';

const TABLE = new URL('../../golden/command/effects.tsv', import.meta.url);

/** `R`, `S` (a sensitive read) or `W`; `-`, `?`, `=a,b`, `computed` or `!`; the mode unless it is `run`. */
function short({ effect, target, mode }: CommandFacts): string {
  const kind = effect.kind === 'write' ? 'W' : effect.sensitive === null ? 'R' : 'S';
  const to = {
    none: '-',
    unnamed: '?',
    named: target.kind === 'named' ? `=${target.aliases.join(',')}` : '',
    computed: 'computed',
    uncontrolled: '!',
  }[target.kind];
  return [kind, to, ...(mode === 'run' ? [] : [mode])].join(' ');
}

/** A line of the table may hold several units (a port-forward and what follows): the most dangerous counts, targets add. */
function whole(source: string): string {
  const block = splitBash(source);
  assert.ok(block.parsed, source);
  const all = describeBlock(block).map((facts) => short(facts));
  const first = all[0] ?? '';
  const worst = all.some((one) => one.startsWith('W')) ? 'W' : all.some((one) => one.startsWith('S')) ? 'S' : 'R';
  return worst + first.slice(1);
}

describe('The table of effects', () => {
  const rows = readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));

  it('has at least 400 command lines', () => assert.ok(rows.length >= 400, String(rows.length)));

  for (const row of rows) {
    const [expected = '', command = ''] = row.split('\t');
    it(command, () => assert.equal(whole(command.replace(/⏎/g, '\n')), expected));
  }
});
