import { strict as assert } from 'node:assert';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { main } from '../../../src/terminal/main.ts';

const noMachine = (): never => assert.fail('judge runs nothing');

describe('the judge command', () => {
  let cwd: string;
  before(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'judge-'));
    await writeFile(join(cwd, 'out'), 'token: abc\n2 checks passed\n');
    await writeFile(join(cwd, 'err'), '');
  });
  after(() => rm(cwd, { recursive: true }));

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const io = {
      cwd,
      env: {},
      color: false,
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
    };
    const code = await main(['judge', ...argv], io, noMachine);
    return { code, out, err };
  }

  it('says undecided, by its own exit code, where nothing was expected', async () => {
    const { code, out } = await run('--command', 'ls -l', '--exit', '0', '--stdout', 'out', '--expect', '—');
    assert.equal(code, 3);
    assert.match(out, /^undecided: /);
  });

  it('fails a command that failed, whatever was expected of it', async () => {
    const { code } = await run('--command', 'ls -l', '--exit', '2', '--expect', '');
    assert.equal(code, 1);
  });

  it('leaves prose to a person', async () => {
    const { code, out } = await run('--command', 'Query the series in the graph view', '--expect', 'data present');
    assert.equal(code, 3);
    assert.match(out, /^manual: /);
  });

  it('does not judge a command with a placeholder', async () => {
    const { code, out } = await run('--command', 'kubectl logs <pod-name>', '--exit', '0', '--expect', 'no errors');
    assert.equal(code, 3);
    assert.match(out, /^blocked: /);
  });

  it('names a file that is not there, an exit that is none, and a missing command', async () => {
    assert.equal((await run('--command', 'ls -l', '--stdout', 'nowhere')).code, 2);
    assert.equal((await run('--command', 'ls -l', '--exit', 'two')).code, 2);
    assert.equal((await run('--expect', 'x')).code, 2);
  });

  it('prints JSON of the published shape', async () => {
    const schema = JSON.parse(
      await readFile(new URL('../../../schemas/judge.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const valid = new Ajv({ allowUnionTypes: true }).compile(schema);
    for (const expect of ['', '2 checks passed', 'something that cannot be judged at all', 'exit 0']) {
      const { out } = await run(
        '--command',
        'make test',
        '--stages',
        '0',
        '--stdout',
        'out',
        '--stderr',
        'err',
        '--json',
        '--expect',
        expect,
      );
      const json: unknown = JSON.parse(out);
      assert.ok(valid(json), JSON.stringify(valid.errors));
    }
  });
});
