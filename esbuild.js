import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context, transform } from 'esbuild';
import ts from 'typescript';

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

const FOR_READERS = /^(?:name|title|about|examples|not)$/;

/**
 * What phrases are called and their examples are for the manual and its tests: they are long, and stay out of the
 * product.
 */
const withoutExamples = {
  name: 'without examples',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]expect[\\/]phrases[\\/]\w+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const found = [];
      const visit = (node) => {
        const called = ts.isPropertyAssignment(node) ? node.name.getText() : '';
        if (/^(?:pattern|phrases)$/.test(called))
          found.push(...node.parent.properties.filter(({ name }) => FOR_READERS.test(name?.getText() ?? '')));
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
      let contents = text;
      for (const { pos, end } of found.toSorted((a, b) => b.pos - a.pos))
        contents = contents.slice(0, pos) + contents.slice(end).replace(/^\s*,/, '');
      return { contents, loader: 'ts' };
    });
  },
};

/** What a module of these lines exports, which may import from a folder. */
const evaluated = async (contents, resolveDir) => {
  const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
};

/** What each pattern needs (src/expect/needs.ts): the command line starts too often to find it each time. */
const needsAtHand = {
  name: 'needs at hand',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]expect[\\/]needsAtHand\.ts$/ }, async ({ path }) => {
      const lines = `
        import { needsOf } from './needs.ts';
        import { PHRASES } from './phrases.ts';
        import { VOCABULARY } from './vocabulary.ts';
        const templates = [...PHRASES.map(({ pattern }) => pattern.template), ...Object.values(VOCABULARY)];
        export const needs = templates.map(needsOf);`;
      const { needs } = await evaluated(lines, dirname(path));
      const json = JSON.stringify(JSON.stringify(needs));
      return { contents: `export const NEEDS_AT_HAND = JSON.parse(${json});` };
    });
  },
};

/** The same for expressions that are compiled when they are needed (src/text/sparing.ts), beside each as it is written. */
const needsOfSparing = {
  name: 'needs of sparing',
  setup({ onLoad }) {
    let needsOf;
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('sparing(')) return undefined;
      needsOf ??= evaluated(`export { needsOfExpression } from './sparing.ts';`, resolve('src/text'));
      const { needsOfExpression } = await needsOf;
      const found = [];
      const visit = (node) => {
        const [only, ...more] = ts.isCallExpression(node) ? node.arguments : [];
        if (only && more.length === 0 && ts.isRegularExpressionLiteral(only) && node.expression.getText() === 'sparing')
          found.push(only);
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
      let contents = text;
      for (const literal of found.reverse()) {
        const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(literal.getText());
        const needs = JSON.stringify(needsOfExpression(new RegExp(source, flags)));
        contents = `${contents.slice(0, literal.end)}, ${needs}${contents.slice(literal.end)}`;
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** The ES modules of yaml, of which only what is used goes into the bundle; for Node it exports CommonJS. */
const yamlInModules = {
  name: 'yaml in modules',
  setup({ onResolve }) {
    onResolve({ filter: /^yaml$/ }, () => ({
      path: fileURLToPath(new URL('node_modules/yaml/browser/dist/index.js', import.meta.url)),
    }));
  },
};

/**
 * VS Code takes CommonJS, and esbuild splits only ES modules: so each part is translated after the split. The source
 * maps go along, inline from the first step into the second.
 */
const splitCommonjs = {
  name: 'split commonjs',
  setup({ onEnd }) {
    onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const sourcemap = 'inline';
        const { code } = await transform(text, {
          format: 'cjs',
          platform: 'node',
          target: common.target,
          minify: common.minify,
          supported: { 'dynamic-import': false },
          ...(watch ? { sourcemap, sourcefile: path } : {}),
        });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, code);
      }
    });
  },
};

/** In patterns esbuild leaves what is not ASCII, and a text that holds such takes V8 twice the memory and time. */
const inAscii = (code) =>
  code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The command line goes as text into what starts it (src/start.ts), with which it is one file: in a comment, which takes
 * V8 a tenth of the time of a string. The end of one is written there as what it has nowhere.
 */
const inStarter = {
  name: 'in starter',
  setup({ onEnd }) {
    onEnd(async ({ outputFiles = [] }) => {
      const map = outputFiles.find(({ path }) => path.endsWith('.map'));
      const program = outputFiles.find((file) => file !== map);
      if (!program || !map) return;
      const text = inAscii(program.text);
      const inside = text.replaceAll('*/', '*\x01/');
      if (text.includes('*\x01/')) throw new Error('The program holds what stands for the end of a comment.');
      await build({
        ...common,
        entryPoints: ['src/start.ts'],
        outfile: program.path,
        format: 'esm',
        sourcemap: false,
        banner: { js: '#!/usr/bin/env node' },
        footer: { js: `/*${inside}*/` },
        define: {
          PROGRAM_LENGTH: String(inside.length),
          PROGRAM_HASH: JSON.stringify(createHash('sha256').update(text).digest('hex').slice(0, 16)),
        },
      });
      await writeFile(map.path, map.contents);
    });
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
  // vscode is provided by the host. What reads a story and what runs one are parts of their own, loaded when needed.
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: 'part-[name]-[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    sourcemap: watch ? 'inline' : false,
    external: ['vscode'],
    plugins: [clientApart, withoutExamples, yamlInModules, splitCommonjs],
  },
  // No `vscode` here: a room that leaks it into the command line breaks this build.
  {
    ...common,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    format: 'cjs',
    // Code that is taken from the cache cannot import: Node 20 forgets who may.
    supported: { 'dynamic-import': false },
    banner: { js: '(function (require) {' },
    footer: { js: '})' },
    write: false,
    plugins: [clientApart, withoutExamples, needsAtHand, needsOfSparing, inStarter],
  },
  { ...common, entryPoints: ['src/kube/client.ts'], outfile: 'dist/kubeClient.cjs', format: 'cjs' },
];

// Parts carry a hash in their names: those of another build would be packed with ours.
await rm('dist', { recursive: true, force: true });
for (const target of targets) {
  if (watch) await (await context(target)).watch();
  else await build(target);
}
