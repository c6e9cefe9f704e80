import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { splitBash } from '../../src/command/bash.ts';
import { notRun } from '../support/notRun.ts';

const BLOCKS = new URL('../golden/run/', import.meta.url);

/**
 * Prints how bash lays each text out. A bash of its own forks for each: this process may be large by now, and to copy it
 * hundreds of times takes minutes. It is given a pipe, since Node gives its children sockets, which bash cannot open by
 * name.
 */
const PRINT_EACH = `while IFS= read -r -d '' text; do
  if printed=$(bash --pretty-print -O extglob <(printf %s "$text") 2>/dev/null); then printf '%s\\0' "$printed"
  else printf 'refused\\0'; fi
done`;

/** How bash itself lays the texts out, without blank lines; null for one that this bash cannot print. */
function printed(texts: readonly string[]): readonly (string | null)[] {
  const input = texts.map((text) => `${text}\0`).join('');
  const { stdout } = spawnSync('bash', ['-c', PRINT_EACH], { input, encoding: 'utf8' });
  const laidOut = stdout.split('\0').slice(0, -1);
  assert.equal(laidOut.length, texts.length);
  return laidOut.map((text) => (text === 'refused' ? null : text.replace(/\n{2,}/g, '\n').trim()));
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
    if (printed(['true\n'])[0] === null) notRun(this, 'this bash cannot print a block');
    const read = blocks.flatMap(({ name, source }) => {
      const { units, parsed } = splitBash(source);
      return parsed ? [{ name, source, units: `${units.map(({ text }) => text).join('\n')}\n` }] : [];
    });
    const [whole, apart] = [printed(read.map(({ source }) => source)), printed(read.map(({ units }) => units))];
    read.forEach(({ name }, i) => assert.equal(apart[i], whole[i], name));
    assert.ok(whole.filter((text) => text !== null).length >= 120);
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
