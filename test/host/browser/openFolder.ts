import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startBrowser } from '../../../tools/browser.ts';
import { inProject } from '../../../tools/folders.ts';
import { startVscodeServer, type VscodeServerOptions } from '../../../tools/vscodeServer.ts';

/** A copy of a folder, open in a real VS Code in a real browser. Everything waits for a condition, nothing sleeps. */
export interface OpenedFolder {
  readonly page: Page;
  /** Path of the copy. */
  readonly folder: string;
  /** All that the server printed so far. */
  readonly serverLog: () => string;
  /** Addresses outside this machine that the page has asked for so far; they were not reached. */
  readonly foreignRequests: () => readonly string[];
  /** Opens a file of the folder by its name, as a person does (Ctrl+P), and waits for its editor. */
  readonly openFile: (name: string) => Promise<void>;
  /** Runs a command by its title in the command palette. */
  readonly runCommand: (title: string) => Promise<void>;
  /** The CodeLens with this text (a part of it, or a pattern). */
  readonly lens: (text: string | RegExp) => Locator;
  /** Waits until a lens with this title stands right above the line with this text, and clicks it. */
  readonly clickLensAbove: (line: string, title: string) => Promise<void>;
  /** The row of a tree or list with this text. */
  readonly row: (text: string | RegExp) => Locator;
  /** Unfolds (or folds) the row of a tree. */
  readonly unfold: (text: string, open?: boolean) => Promise<void>;
  /** Looks again until it is so; the test's own time limit ends it. */
  readonly until: (look: () => boolean | Promise<boolean>) => Promise<void>;
  /** Keeps what the page shows as test/host/pictures/<name>.png. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface OpenFolderOptions extends Pick<VscodeServerOptions, 'env' | 'settings' | 'trust' | 'file'> {
  readonly width?: number;
  readonly height?: number;
}

const pages = new Set<Page>();

// What a failed test saw is worth more than what it waited for. By hand there is no mocha.
if (typeof afterEach === 'function')
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.title.replace(/\W+/g, '-').slice(0, 60);
    for (const page of pages) await pictureOf(page, `failed-${name}`);
  });

/** `source` is a folder of the project (`demo`, `test/host/workspace`), or an absolute path. */
export async function openFolder(source: string, options: OpenFolderOptions = {}): Promise<OpenedFolder> {
  const copyOf = source.startsWith('/') ? source : inProject(source);
  const server = await startVscodeServer({
    ...options,
    installed: true,
    copyOf,
    // Else terminals are drawn as pictures wherever the browser can, and what they say cannot be read in the page.
    settings: { 'terminal.integrated.gpuAcceleration': 'off', ...options.settings },
  });
  const undo = [server.stop];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const browser = await startBrowser();
    undo.push(() => browser.close());
    const size = { width: options.width ?? 1280, height: options.height ?? 800 };
    const page = await browser.newPage({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
    page.setDefaultTimeout(30_000);
    pages.add(page);
    undo.push(() => Promise.resolve(void pages.delete(page)));
    const foreign: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.hostname !== '127.0.0.1') foreign.push(request.url());
    });
    await page.goto(server.url);
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.statusbar-item').first().waitFor();
    return {
      page,
      folder: join(server.scratch, basename(copyOf)),
      serverLog: server.log,
      foreignRequests: () => foreign,
      close,
      until: async (look) => {
        while (!(await look())) await page.waitForTimeout(20);
      },
      ...actionsOn(page),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function actionsOn(
  page: Page,
): Pick<OpenedFolder, 'openFile' | 'runCommand' | 'lens' | 'clickLensAbove' | 'row' | 'unfold' | 'picture'> {
  const quickInput = page.locator('.quick-input-widget input[type="text"]');
  const firstChoice = page.locator('.quick-input-list .monaco-list-row.focused');
  const choose = async (key: string, typed: string, wanted: string): Promise<void> => {
    await page.keyboard.press(key);
    await quickInput.waitFor();
    await quickInput.fill(typed);
    // Enter takes the row in focus: wait until that is the wanted one.
    await firstChoice.filter({ hasText: wanted }).waitFor();
    await page.keyboard.press('Enter');
  };
  return {
    openFile: async (name) => {
      await choose('Control+P', name, name);
      await page.locator('.tab.active').filter({ hasText: name }).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
    runCommand: (title) => choose('F1', `>${title}`, title),
    // Lenses of lines that were scrolled out of sight stay in the page for a while.
    lens: (text) => page.locator('.codelens-decoration a').filter({ hasText: text, visible: true }),
    clickLensAbove: async (line, title) => {
      // The editor draws its lenses anew whenever it likes, also between finding one and clicking it: then find it again.
      for (let clicked = false; !clicked;) {
        // Lenses and lines are apart in the page; only their places tell which belong together.
        const found = await page.waitForFunction(`(() => {
          const top = (element) => element.getBoundingClientRect().top;
          const plain = (element) => element.textContent.replaceAll('\\u00a0', ' ');
          const line = [...document.querySelectorAll('.view-line')].find((e) => plain(e).includes(${JSON.stringify(line)}));
          return line && [...document.querySelectorAll('.codelens-decoration a')].find(
            (e) => plain(e).includes(${JSON.stringify(title)}) && top(e) < top(line) && top(line) - top(e) < 30);
        })()`);
        clicked =
          (await found
            .asElement()
            ?.click()
            .then(() => true)
            .catch((error: unknown) => {
              if (/not attached/.test(String(error))) return false;
              throw error;
            })) ?? false;
      }
    },
    row: (text) => page.locator('.monaco-list-row').filter({ hasText: text }),
    unfold: async (text, open = true) => {
      const row = page.locator(`.monaco-list-row[aria-expanded="${String(!open)}"]`).filter({ hasText: text });
      await row.locator('.monaco-tl-twistie').click();
      await page
        .locator(`.monaco-list-row[aria-expanded="${String(open)}"]`)
        .filter({ hasText: text })
        .waitFor();
    },
    picture: (name) => pictureOf(page, name),
  };
}

async function pictureOf(page: Page, name: string): Promise<void> {
  await mkdir(inProject('test', 'host', 'pictures'), { recursive: true });
  await page.screenshot({ path: inProject('test', 'host', 'pictures', `${name}.png`) });
}
