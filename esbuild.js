import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
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
  // vscode is provided by the host. The Kubernetes client is a file of its own, loaded when a cluster is first asked.
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    external: ['vscode', './kubeClient.cjs'],
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
  },
];

for (const target of targets) {
  if (watch) await (await context(target)).watch();
  else await build(target);
}
