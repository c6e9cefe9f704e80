import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { mustRun } from './runProgram.ts';
import { during } from './say.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a browser of the Chromium family; undefined where there is none. `STORY_OPS_BROWSER` comes first. */
export function findBrowser(): string | undefined {
  const named = process.env['STORY_OPS_BROWSER'];
  const inPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((n) => join(folder, n)));
  return [...(named === undefined ? [] : [named]), ...inPath, ...MAC].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Root on Debian or one of its children: the only place where a package may be installed for the whole machine. */
export function canInstallBrowser(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Finds a browser, or installs Debian's. Undefined where there is none and none can be installed. */
export async function ensureBrowser(): Promise<string | undefined> {
  const found = findBrowser();
  if (found !== undefined || !canInstallBrowser()) return found;
  await during('Browser: installing the Debian package "chromium" for the whole machine (about a minute)', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await mustRun('apt-get', ['update', '-qq'], { env });
    await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  });
  return findBrowser();
}

/** What to do where there is no browser. */
export const NO_BROWSER =
  'no browser of the Chromium family; install one (Debian: apt-get install chromium) or name it in STORY_OPS_BROWSER';

/** Starts a browser that can reach this machine and nothing else. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await ensureBrowser();
  if (executablePath === undefined) throw new Error(`There is ${NO_BROWSER}.`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
}
