// Stands for an editor that will be killed: runs a stubborn command and says which bash leads its group.
import { makeRunner } from '../../src/run/runner.ts';

const { PATH = '', TMPDIR = '' } = process.env;
const runner = makeRunner({ orphanGraceMs: 200 });
const shell = await runner.open({ cwd: '/', env: { PATH, ...(TMPDIR ? { TMPDIR } : {}) }, graceMs: 300 });
const never = new AbortController().signal;
const common = { kubeconfig: null, mode: 'run', timeoutMs: 60_000 } as const;
const { stdout } = await shell.run({ ...common, text: 'readlink /dev/fd/1; echo $$' }, never);
const [pipe = '', leader = ''] = stdout.text.split('\n');
const say = () =>
  process.stdout.write(`${JSON.stringify({ leader: Number(leader), dir: pipe.replace(/\/stdout.*/, '') })}\n`);
// Whoever hears it knows that all before the signal was done.
process.on('SIGUSR2', say);
await shell.run(
  {
    ...common,
    text: 'set -m; ignore-term & set +m; ignore-term & double-fork; hold-pipe; echo up; forever',
    onOutput: (_, chunk) => {
      if (Buffer.from(chunk).includes('up\n')) say();
    },
  },
  never,
);
