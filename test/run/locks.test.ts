import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lockFolder, makeLocks } from '../../src/run/locks.ts';

const MODULE = new URL('../../src/run/locks.ts', import.meta.url).href;

describe('a lock', () => {
  let dir = '';
  beforeEach(() => (dir = join(mkdtempSync(join(tmpdir(), 'story-ops-locks-')), 'locks')));
  afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

  it('is looked for in one place, also where a variable for it is empty or relative', () => {
    const usual = lockFolder({});
    assert.equal(lockFolder({ XDG_RUNTIME_DIR: '', XDG_CACHE_HOME: 'cache' }), usual);
    assert.equal(lockFolder({ XDG_RUNTIME_DIR: '/run/user/7' }), '/run/user/7/story-ops/locks');
  });

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

  it('of a story is one, by whatever link it is reached', () => {
    mkdirSync(dir);
    const [story, link] = [join(dir, '..', 'dns.md'), join(dir, '..', 'link.md')];
    writeFileSync(story, '');
    symlinkSync(story, link);
    const locks = makeLocks(dir);
    assert.equal(locks.take(story, 'x').kind, 'taken');
    assert.equal(locks.take(link, 'y').kind, 'held');
    symlinkSync(join(dir, '..'), join(dir, '..', 'folder'));
    assert.equal(locks.take(join(dir, '..', 'folder', 'dns.md'), 'y').kind, 'held');
  });

  it('of a dead process goes when anyone takes another', () => {
    const locks = makeLocks(dir);
    locks.take('dns.md', 'x');
    writeFileSync(ownerFile(), JSON.stringify({ pid: 2 ** 22 + 1, started: '', what: 'dead' }));
    const other = locks.take('mail.md', 'y');
    assert.ok(other.kind === 'taken');
    other.release();
    assert.deepEqual(readdirSync(dir), []);
  });

  it('is kept elsewhere where its folder cannot be made', () => {
    const file = join(dir, '..', 'file');
    writeFileSync(file, '');
    const locks = makeLocks(join(file, 'locks'));
    const name = `dns-${String(process.pid)}.md`;
    const first = locks.take(name, 'x');
    assert.ok(first.kind === 'taken');
    assert.equal(makeLocks(join(file, 'locks')).take(name, 'y').kind, 'held');
    first.release();
  });

  /** The file that says who wants or has the only lock of the folder. */
  const ownerFile = () => join(dir, readdirSync(dir).find((name) => name.endsWith('.wants')) ?? 'none');

  it('of a process whose id was given to another is free', () => {
    const locks = makeLocks(dir);
    locks.take('dns.md', 'x');
    writeFileSync(ownerFile(), JSON.stringify({ pid: process.pid, started: 'long ago', what: 'x' }));
    assert.equal(locks.take('dns.md', 'y').kind, 'taken');
    writeFileSync(ownerFile(), '{"pid":');
    const last = locks.take('dns.md', 'y');
    assert.ok(last.kind === 'taken');
    last.release();
    assert.deepEqual(readdirSync(dir), []);
  });

  it('is taken by exactly one of many that find it stale', async () => {
    makeLocks(dir).take('dns.md', 'x');
    writeFileSync(ownerFile(), JSON.stringify({ pid: 2 ** 22 + 1, started: '', what: 'dead' }));
    const program = `import { makeLocks } from '${MODULE}'; process.stdin.once('data', () => console.log(makeLocks('${dir}').take('dns.md', 'race').kind)).on('end', () => process.exit()); console.log('up');`;
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    await Promise.all(children.map((child) => once(child.stdout, 'data')));
    const answers = children.map(async (child) => String(((await once(child.stdout, 'data')) as [Buffer])[0]).trim());
    for (const child of children) child.stdin.write('go');
    const got = (await Promise.all(answers)).sort();
    // They live until all have answered, so that none is stale for another.
    for (const child of children) child.stdin.end();
    assert.deepEqual(got, ['held', 'held', 'held', 'held', 'held', 'taken']);
  });
});
