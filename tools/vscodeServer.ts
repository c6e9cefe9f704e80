import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inCache, inProject, root } from './folders.ts';
import { freePort } from './freePort.ts';
import { startKept } from './kept.ts';
import { mustRun } from './runProgram.ts';
import { during } from './say.ts';

/** The npm package that carries a VS Code server with its web workbench (VS Code 1.139.1). */
const PACKAGE = 'code-server@4.139.1';

/** Installs the server once, into the cache. Returns its folder. */
export async function installVscodeServer(): Promise<string> {
  const folder = inCache('vscode-server', PACKAGE.replace('@', '-'));
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(join(server, 'out', 'server-main.js'))) return server;
  await during(`VS Code server: installing ${PACKAGE} into ${folder} (600 MB, about half a minute)`, async () => {
    await mkdir(dirname(folder), { recursive: true });
    const fresh = await mkdtemp(`${folder}.`);
    try {
      // No install scripts: nothing needs to be compiled, and the server runs without what they would compile.
      const npm = (cwd: string, ...args: readonly string[]): Promise<string> =>
        mustRun('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...args], { cwd });
      await npm(fresh, '--prefix', fresh, PACKAGE);
      const inside = join(fresh, 'node_modules', 'code-server', 'lib', 'vscode');
      await npm(inside, '--omit=dev');
      await npm(join(inside, 'extensions'), '--omit=dev');
      await rename(fresh, folder).catch((error: unknown) => {
        // Another run may have finished first; then its folder is as good as ours.
        if (!existsSync(server)) throw error;
      });
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  });
  return server;
}

export interface VscodeServer {
  readonly port: number;
  /** `http://127.0.0.1:1234/`, or with a folder and a file of it. */
  readonly url: string;
  /** The folder that it opens: the copy, where one was asked for. */
  readonly folder: string | undefined;
  /** Removed with the server, however that ends: a place for what a run leaves. Also STORY_OPS_SCRATCH in its environment. */
  readonly scratch: string;
  /** All that the server printed so far. */
  readonly log: () => string;
  /** Ends the server and what it started, and removes its data. */
  readonly stop: () => Promise<void>;
}

export interface VscodeServerOptions {
  /** Added to our environment, and seen by extensions and their commands. */
  readonly env?: NodeJS.ProcessEnv;
  /** User settings, on top of those that keep the server quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** True: workspaces are asked about. False (the default): every workspace is trusted. */
  readonly trust?: boolean;
  /** True: the extension of this checkout is installed, as a user has it. Otherwise the page's address names it. */
  readonly installed?: boolean;
  /** A free one where it is not given. */
  readonly port?: number;
  /** Opened where the address names no folder. */
  readonly folder?: string;
  /** A file of the folder, by its name: both stand in the address, and it is opened at once. */
  readonly file?: string;
  /** The same, but a copy of it is opened, which goes with the server. */
  readonly copyOf?: string;
}

/** Nothing of the server asks the network, greets, or asks for a review. */
const QUIET: Readonly<Record<string, unknown>> = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'npm.fetchOnlinePackageInfo': false,
  'git.autofetch': false,
};

/** Starts a server on a free loopback port, with data of its own. It ends with us, however we end. */
export async function startVscodeServer(options: VscodeServerOptions = {}): Promise<VscodeServer> {
  const server = await installVscodeServer();
  const data = await mkdtemp(join(tmpdir(), 'story-ops-vscode-'));
  const extensions = join(data, 'extensions');
  await mkdir(extensions);
  const folder = options.copyOf === undefined ? options.folder : join(data, basename(options.copyOf));
  if (options.copyOf !== undefined && folder !== undefined) await cp(options.copyOf, folder, { recursive: true });
  if (options.installed) await symlink(root, join(extensions, 'story-ops.story-ops'), 'dir');
  // Settings about the machine are read from the second place, all others from the first.
  for (const level of ['User', 'Machine']) {
    await mkdir(join(data, 'data', level), { recursive: true });
    await writeFile(join(data, 'data', level, 'settings.json'), JSON.stringify({ ...QUIET, ...options.settings }));
  }
  const port = options.port ?? (await freePort());
  const kept = startKept(
    inProject('node_modules', '.bin', 'node'),
    [
      join(server, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port)],
      '--without-connection-token',
      '--accept-server-license-terms',
      '--enable-smoke-test-driver',
      ...['--telemetry-level', 'off'],
      ...['--server-data-dir', data, '--extensions-dir', extensions],
      ...(options.trust ? [] : ['--disable-workspace-trust']),
      ...(folder === undefined ? [] : ['--default-folder', folder]),
    ],
    // VSCODE_CLI: our environment is what we want it to be, no login shell is asked for another. And no gallery is asked.
    {
      cwd: data,
      env: { ...process.env, VSCODE_CLI: '1', EXTENSIONS_GALLERY: '{}', STORY_OPS_SCRATCH: data, ...options.env },
      folder: data,
    },
  );
  try {
    await kept.until(/Extension host agent listening/, 60_000);
  } catch (error) {
    await kept.stop();
    throw error;
  }
  const url = addressOf(port, folder, options.file);
  return { port, url, folder, scratch: data, log: kept.output, stop: kept.stop };
}

/**
 * With the folder in the address, where a person uses it: of a default folder the server tells the page another authority
 * than that of its own commands, and a story that is opened in the Explorer would be another document than the one that
 * is ticked.
 */
function addressOf(port: number, folder: string | undefined, file: string | undefined): string {
  const url = new URL(`http://127.0.0.1:${String(port)}/`);
  if (folder === undefined || file === undefined) return url.href;
  url.searchParams.set('folder', folder);
  const opened = `vscode-remote://${url.host}${join(folder, file)}`;
  url.searchParams.set('payload', JSON.stringify([['openFile', opened]]));
  return url.href;
}
