import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ControlPlane } from './controlPlane.ts';
import { inProject } from './folders.ts';
import { mustRun } from './runProgram.ts';

/** Writes what the demo's story looks for: the objects, and then their status, as their controllers would. */
export async function fillControlPlane(plane: ControlPlane, kubeconfig: string, bin: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'story-ops-objects-'));
  const kubectl = (...args: readonly string[]): Promise<string> =>
    mustRun(join(bin, 'kubectl'), ['--kubeconfig', kubeconfig, ...args], { timeoutMs: 60_000 });
  const apply = (file: string, ...more: readonly string[]): Promise<string> =>
    kubectl('apply', '--server-side', '--force-conflicts', ...more, '-f', file);
  try {
    const values: Readonly<Record<string, string>> = {
      CLUSTER: plane.alias,
      SERVICES: plane.services,
      PODS: plane.pods,
      LOG_LEVEL: plane.logLevel,
      NOW: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    };
    const [definitions, workload] = await Promise.all(
      globSync('*.yaml', { cwd: inProject('tools', 'clusters', 'objects') })
        .sort()
        .map(async (name) => {
          const text = await readFile(inProject('tools', 'clusters', 'objects', name), 'utf8');
          const file = join(scratch, basename(name));
          await writeFile(
            file,
            text.replace(/@([A-Z_]+)@/g, (_, key: string) => values[key] ?? ''),
          );
          return file;
        }),
    );
    if (definitions === undefined || workload === undefined) throw new Error('The objects of the demo are missing.');
    await apply(definitions);
    await kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s');
    await apply(workload);
    await apply(workload, '--subresource=status');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
