// Starts a tool of this folder on a machine that has git, Node (20 or newer) and npm, and nothing else.
//
//     node tools/start.mjs test unit     runs tools/test.ts with the argument `unit`
//
// It installs the Node packages when they are missing or not those of the lock file, and then hands over to the Node
// that came with them (package `node`), which runs TypeScript as it is. Only built-in modules can be used here.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');

/** @param {string} message */
function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** True where every package of the lock file is installed in its version. Optional ones belong to other platforms. */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = lockedPackages(record);
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
  );
}

function install() {
  const why = existsSync(modules) ? 'the lock file has changed' : 'there is no node_modules';
  process.stdout.write(`Node packages: npm ci into node_modules, since ${why}\n`);
  const began = Date.now();
  // Without node_modules/.bin in PATH: npm is about to delete the Node in there.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin.replace(/\/$/, ''));
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
  });
  if (status !== 0) giveUp('npm ci failed, see above. A package registry must be reachable for the first run.');
  process.stdout.write(`Node packages: ready after ${String(Math.round((Date.now() - began) / 1000))} s\n`);
}

function nodeOfThePackages() {
  const own = join(bin, 'node');
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return giveUp(
    `Node ${process.versions.node} cannot run TypeScript, and node_modules/.bin/node is missing: the install script of the package "node" was not allowed to run. Run "npm rebuild node", or use Node 24.`,
  );
}

const [tool, ...args] = process.argv.slice(2);
const file = join(root, 'tools', `${tool ?? ''}.ts`);
if (tool === undefined || !existsSync(file)) giveUp(`usage: node tools/start.mjs <tool> [argument …]; no tool ${file}`);

const linked = existsSync(modules) && lstatSync(modules).isSymbolicLink();
if (!linked && !isInstalled()) install();

const child = spawn(nodeOfThePackages(), ['--disable-warning=ExperimentalWarning', file, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [bin, process.env.PATH ?? ''].join(delimiter) },
});
// A terminal sends its signals to the child as well; what comes by kill is passed on. The child decides when it ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
