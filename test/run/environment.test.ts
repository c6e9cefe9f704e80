import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { UserError } from '../../src/base/errors.ts';
import { makeEnvironments } from '../../src/run/environment.ts';
import { findMissingTools } from '../../src/run/tools.ts';
import { BIN, testEnvironment } from './support.ts';

describe('the environment', () => {
  let dir = '';
  before(() => (dir = mkdtempSync(join(tmpdir(), 'story-ops-env-'))));
  after(() => rmSync(dir, { recursive: true }));

  function script(name: string, text: string): string {
    const path = join(dir, name);
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it('is that of the login shell, its start-up files read and their chatter left out', async () => {
    writeFileSync(
      join(dir, '.bash_profile'),
      'echo "welcome {"; export FROM_PROFILE="two\nlines"; PATH="$PATH:/from/profile"\n',
    );
    const own = { ...testEnvironment(), HOME: dir, SHLVL: '7', PWD: '/' };
    const { env, from, why } = await makeEnvironments({ own, shell: '/bin/bash' }).login();
    assert.deepEqual([from, why, env['FROM_PROFILE'], env['SHLVL']], ['login shell', null, 'two\nlines', '7']);
    assert.match(env['PATH'] ?? '', /:\/from\/profile$/);
    assert.equal(env['ELECTRON_RUN_AS_NODE'], undefined);
  });

  it('is asked once', async () => {
    const shell = script('counting', `echo x >> ${dir}/count; shift 3; exec sh -c "$1"`);
    const environments = makeEnvironments({ own: testEnvironment(), shell });
    const [first, second] = [await environments.login(), await environments.login()];
    assert.equal(first, second);
    assert.equal(first.from, 'login shell');
  });

  it('is our own where the login shell hangs, fails or is unknown, and says why', async () => {
    const own = testEnvironment();
    const hanging = makeEnvironments({ own, shell: script('hanging', 'sleep 1000'), timeoutMs: 100 });
    const failing = makeEnvironments({ own, shell: script('failing', 'echo "bad profile" >&2; exit 3') });
    const unknown = makeEnvironments({ own, shell: join(dir, 'none') });
    assert.match((await hanging.login()).why ?? '', /no answer within 0\.1 s/);
    assert.match((await failing.login()).why ?? '', /bad profile/);
    assert.match((await unknown.login()).why ?? '', /ENOENT/);
    assert.equal((await hanging.login()).env, own);
  });

  it('does not wait for what start-up files left running', async () => {
    const shell = script('daemon', 'sleep 1000 & shift 3; sh -c "$1"; wait');
    const before = performance.now();
    assert.equal((await makeEnvironments({ own: testEnvironment(), shell }).login()).from, 'login shell');
    assert.ok(performance.now() - before < 5000);
  });

  it('is made by the environment command of a folder', async () => {
    const wrapper = script('with-env', 'shift; FROM_FOLDER="$PWD" exec "$@"');
    const environments = makeEnvironments({ own: testEnvironment() });
    const env = await environments.inFolder(dir, `${wrapper} exec`, testEnvironment({ KEPT: '1' }));
    assert.deepEqual([env['FROM_FOLDER'], env['KEPT']], [dir, '1']);
  });

  it('is an error with the command’s own words where that command fails', async () => {
    const environments = makeEnvironments({ own: testEnvironment() });
    const refused = script('refused', 'echo ".envrc is blocked" >&2; exit 1');
    await assert.rejects(environments.inFolder(dir, refused, testEnvironment()), (error: unknown) => {
      assert.ok(error instanceof UserError);
      return /\.envrc is blocked/.test(error.message);
    });
  });
});

describe('missing tools', () => {
  it('are those that neither bash nor PATH has', () => {
    const where = { cwd: BIN, env: testEnvironment() };
    const names = ['kubectl', 'cd', '[[', 'no-such-tool', './spam', './none', '/bin/sh', 'no-such-tool', 'forward.mjs'];
    assert.deepEqual(findMissingTools(names, where), ['no-such-tool', './none', 'forward.mjs']);
  });

  it('are none that the environment has as a function', () => {
    const env = { ...testEnvironment(), 'BASH_FUNC_dim%%': '() {  echo dim\n}', 'BASH_FUNC_glow()': '() {  :\n}' };
    assert.deepEqual(findMissingTools(['dim', 'glow', 'shine'], { cwd: BIN, env }), ['shine']);
  });
});
