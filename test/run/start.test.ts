import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { inProject } from '../../tools/folders.ts';

const STORY = '# S-1 — Start\n\n## Tasks\n\n- [ ] **1.1 One**: text\n';

describe('the command line as it was built', function () {
  this.timeout(60_000);
  let home = '';
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'story-ops-start-'));
    writeFileSync(join(home, 'story.md'), STORY);
  });
  after(() => rmSync(home, { recursive: true }));

  const kept = join('story-ops', 'code');
  const codeOf = (cache: string): string[] => readdirSync(join(home, cache, kept)).filter((n) => n.startsWith('list-'));
  function list(cache: string, cli = inProject('dist', 'cli.js')): void {
    const env = { ...process.env, XDG_CACHE_HOME: join(home, cache) };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'list', 'story.md', '--json'], {
      cwd: home,
      env,
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr, stdout.includes('"id": "S-1"')], [0, '', true]);
  }

  it('keeps its compiled code for the next start, readable by its user alone', () => {
    list('fresh');
    const [name = '', ...more] = codeOf('fresh');
    assert.deepEqual(more, []);
    const file = join(home, 'fresh', kept, name);
    const first = statSync(file);
    assert.equal(first.mode & 0o777, 0o600);
  });

  it('adds to it at the first starts, and then takes it as it is', () => {
    const inode = (): number => statSync(join(home, 'first', kept, codeOf('first')[0] ?? '')).ino;
    list('first');
    const one = inode();
    list('first');
    assert.notEqual(inode(), one);
    for (let more = 0; more < 3; more++) list('first');
    const last = inode();
    list('first');
    assert.equal(inode(), last);
  });

  it('does without code that is damaged, and replaces it', () => {
    for (let start = 0; start < 5; start++) list('damaged');
    const file = join(home, 'damaged', kept, codeOf('damaged')[0] ?? '');
    const good = readFileSync(file);
    const bad = Buffer.from(good);
    for (let at = 1000; at < bad.length; at += 1000) bad.writeUInt8(bad.readUInt8(at) ^ 0x55, at);
    for (const content of [bad, good.subarray(0, 5000), Buffer.alloc(0)]) {
      writeFileSync(file, content);
      list('damaged');
      assert.ok(!readFileSync(file).equals(content));
    }
  });

  it('never takes code that others could have written', () => {
    for (let start = 0; start < 5; start++) list('shared');
    const file = join(home, 'shared', kept, codeOf('shared')[0] ?? '');
    const { ino } = statSync(file);
    chmodSync(file, 0o666);
    list('shared');
    assert.notEqual(statSync(file).ino, ino);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('still asks a cluster with code that was kept', () => {
    const user = { name: 'u', user: {} };
    const cluster = { name: 'c', cluster: { server: 'https://127.0.0.1:1' } };
    const context = { name: 'pier', context: { cluster: 'c', user: 'u' } };
    const kubeconfig = { apiVersion: 'v1', kind: 'Config', clusters: [cluster], contexts: [context], users: [user] };
    writeFileSync(join(home, 'kubeconfig'), JSON.stringify(kubeconfig));
    writeFileSync(join(home, 'ask.md'), `${STORY}  \`\`\`bash\n  kubectl get pods\n  \`\`\`\n`);
    const args = [inProject('dist', 'cli.js'), 'run', 'ask.md', '--json', '--context', 'pier=pier', '--use', 'pier'];
    const env = { ...process.env, XDG_CACHE_HOME: join(home, 'asking'), KUBECONFIG: join(home, 'kubeconfig') };
    for (let start = 0; start < 6; start++) {
      const { stdout } = spawnSync(process.execPath, args, { cwd: home, env, encoding: 'utf8' });
      assert.match(stdout, /refuses the connection/, stdout);
    }
  });

  it('holds no import that such code could not make', () => {
    assert.doesNotMatch(readFileSync(inProject('dist', 'cli.js'), 'utf8'), /[^.\w]import\((?!["'])/);
  });

  it('removes the code of another version', () => {
    list('old');
    const [name = ''] = codeOf('old');
    writeFileSync(join(home, 'old', kept, 'list-0123456789abcdef-v1.2.3-x64'), 'old');
    rmSync(join(home, 'old', kept, name));
    list('old');
    assert.deepEqual(codeOf('old'), [name]);
  });

  it('starts where nothing can be kept, and as a file alone', () => {
    writeFileSync(join(home, 'file'), '');
    const alone = join(home, 'alone.mjs');
    copyFileSync(inProject('dist', 'cli.js'), alone);
    list('file', alone);
  });
});
