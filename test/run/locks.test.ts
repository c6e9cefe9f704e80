import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { makeLocks } from '../../src/run/locks.ts';

const MODULE = new URL('../../src/run/locks.ts', import.meta.url).href;

describe('a lock', () => {
  let dir = '';
  beforeEach(() => (dir = join(mkdtempSync(join(tmpdir(), 'story-ops-locks-')), 'locks')));
  afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

  it('is held until it is released, also within one window', () => {
    const [one, two] = [makeLocks(dir), makeLocks(dir)];
    const first = one.take('dns.md', '3.1');
    assert.ok(first.kind === 'taken');
    assert.deepEqual(two.take('dns.md', '3.2'), { kind: 'held', pid: process.pid, what: '3.1' });
    assert.equal(two.take('port 9153', '3.2').kind, 'taken');
    first.release();
    assert.equal(two.take('dns.md', '3.2').kind, 'taken');
  });

  it('of another window is respected while that lives, and free when it was killed', async () => {
    const program = `import { makeLocks } from '${MODULE}'; makeLocks('${dir}').take('dns.md', 'theirs'); console.log('up'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    assert.deepEqual(makeLocks(dir).take('dns.md', 'mine'), { kind: 'held', pid: child.pid, what: 'theirs' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(makeLocks(dir).take('dns.md', 'mine').kind, 'taken');
  });

  it('of a process whose id was given to another is free', () => {
    const locks = makeLocks(dir);
    locks.take('dns.md', 'x');
    const [file = ''] = readdirSync(dir);
    writeFileSync(join(dir, file), JSON.stringify({ pid: process.pid, started: 'long ago', what: 'x' }));
    assert.equal(locks.take('dns.md', 'y').kind, 'taken');
    writeFileSync(join(dir, file), '{"pid":');
    assert.equal(locks.take('dns.md', 'y').kind, 'taken');
  });

  it('is taken by exactly one of many that find it stale', () => {
    const locks = makeLocks(dir);
    locks.take('dns.md', 'x');
    const [file = ''] = readdirSync(dir);
    writeFileSync(join(dir, file), JSON.stringify({ pid: 2 ** 22 + 1, started: '', what: 'dead' }));
    const program = `import { makeLocks } from '${MODULE}'; console.log(makeLocks('${dir}').take('dns.md', 'race').kind); process.stdin.on('end', () => {}).resume();`;
    const shell = `for i in 1 2 3 4 5 6; do (sleep 5 | "$NODE" --input-type=module -e "$PROGRAM") & done; wait`;
    const env = { ...process.env, NODE: process.execPath, PROGRAM: program };
    const { stdout } = spawnSync('bash', ['-c', shell.replace('sleep 5', 'sleep 2')], { env, encoding: 'utf8' });
    assert.deepEqual(stdout.trim().split('\n').sort(), ['held', 'held', 'held', 'held', 'held', 'taken']);
    assert.equal(readdirSync(dir).length, 1);
  });
});
