import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { inProject } from './folders.ts';

/**
 * Bundles each file of test/host/api for the extension host, which takes CommonJS, next to their entry.
 * Returns the entry's path, for `extensionTestsPath`.
 */
export async function buildHostTests(): Promise<string> {
  const files = (await readdir(inProject('test', 'host', 'api'))).filter((name) => name.endsWith('.test.ts'));
  const outdir = inProject('dist', 'test-host');
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [
      inProject('test', 'host', 'index.ts'),
      ...files.map((name) => inProject('test', 'host', 'api', name)),
    ],
    outdir,
    outExtension: { '.js': '.cjs' },
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return `${outdir}/index.cjs`;
}
