import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');

/**
 * The Kubernetes client is a file of its own, loaded when a cluster is first asked: with it each of the others would be
 * four times as large. Where it is not beside them, as with a `cli.js` that was copied alone, they do without.
 */
const clientApart = {
  name: 'kubernetes client apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/client\.ts$/ }, ({ kind, importer }) =>
      kind === 'dynamic-import' && /[\\/]kube[\\/]/.test(importer)
        ? { path: './kubeClient.cjs', external: true }
        : undefined,
    );
  },
};

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  minify: !watch,
  logLevel: 'info',
  legalComments: 'none',
};

const targets = [
  // vscode is provided by the host.
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
    plugins: [clientApart],
  },
  // No `vscode` here: a room that leaks it into the command line breaks this build.
  {
    ...common,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    format: 'esm',
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [clientApart],
  },
  { ...common, entryPoints: ['src/kube/client.ts'], outfile: 'dist/kubeClient.cjs', format: 'cjs' },
];

for (const target of targets) {
  if (watch) await (await context(target)).watch();
  else await build(target);
}
