import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { splitBash } from '../../src/command/bash.ts';
import { notRun } from '../support/notRun.ts';

const BLOCKS = new URL('../golden/run/', import.meta.url);

/** How bash itself lays the block out, without blank lines; null where this bash cannot print one. */
function printed(source: string): string | null {
  // Node gives its children sockets, which bash cannot open by name: hence a pipe of bash's own.
  const script = 'bash --pretty-print -O extglob <(printf %s "$1")';
  const { status, stdout } = spawnSync('bash', ['-c', script, 'printed', source], { encoding: 'utf8' });
  return status === 0 ? stdout.replace(/\n{2,}/g, '\n').trim() : null;
}

/**
 * Defines a function around each text without running any, and prints those that bash refuses. Behind a backslash at a
 * text's end comes an empty line.
 */
const DEFINE_EACH = `shopt -s extglob
while IFS= read -r -d '' unit; do eval "probe() {
$unit

}" 2>/dev/null || printf '%s\\0' "$unit"; done`;

describe('Splitting, compared with bash on the blocks that runs are compared on', function () {
  this.timeout(60_000);
  const blocks = readdirSync(BLOCKS)
    .filter((name) => name.endsWith('.sh'))
    .map((name) => ({ name, source: readFileSync(new URL(name, BLOCKS), 'utf8') }));

  it('has at least 120 blocks to compare', () => assert.ok(blocks.length >= 120, String(blocks.length)));

  it('loses and adds no command: the units together are laid out as the block is', function () {
    if (printed('true\n') === null) notRun(this, 'this bash cannot print a block');
    for (const { name, source } of blocks) {
      const { units, parsed } = splitBash(source);
      if (!parsed) continue;
      assert.equal(printed(`${units.map(({ text }) => text).join('\n')}\n`), printed(source), name);
    }
  });

  it('gives units that bash accepts, each by itself', () => {
    const units = blocks.flatMap(({ source }) => {
      const block = splitBash(source);
      return block.parsed ? block.units.map(({ text }) => text) : [];
    });
    const { status, stdout } = spawnSync('bash', ['-c', DEFINE_EACH], {
      input: units.map((text) => `${text}\0`).join(''),
      encoding: 'utf8',
    });
    assert.deepEqual([status, stdout], [0, '']);
  });

  it('calls unreadable only what bash does not read either', () => {
    const unread = blocks.filter(({ source }) => !splitBash(source).parsed);
    for (const { name, source } of unread)
      assert.notEqual(spawnSync('bash', ['-O', 'extglob', '-n'], { input: source }).status, 0, name);
  });
});
