// Runs a fence of 20 commands so many times inside one process, as the extension does: `fences.ts COUNT`.
import { makeRunner } from '../../src/run/runner.ts';
import { TWENTY } from './twenty.ts';

const count = Number(process.argv[2]);
const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
const runner = makeRunner();
const never = new AbortController().signal;
for (let i = 0; i < count; i++) {
  const shell = await runner.open({ cwd: '/', env, graceMs: 500 });
  for (const text of TWENTY)
    await shell.run({ text, kubeconfig: '/none', mode: 'run', timeoutMs: 10_000, onOutput: () => undefined }, never);
  await shell.close();
}
runner.dispose();
