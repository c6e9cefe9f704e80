import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../../tools/folders.ts';

/** One import for each room that leads the wrong way, and what the engineer who wrote it is told. */
const WRONG_IMPORTS: readonly (readonly [file: string, from: string, told: RegExp])[] = [
  ['base/x.ts', '../text/span.ts', /base\/ comes before text\/.*Move what is shared to an earlier room/],
  ['text/x.ts', '../command/facts.ts', /text\/ comes before command\//],
  ['command/x.ts', '../expect/rule.ts', /command\/ comes before expect\//],
  ['expect/x.ts', '../story/story.ts', /expect\/ comes before story\//],
  ['story/x.ts', '../plan/check.ts', /story\/ comes before plan\//],
  ['plan/x.ts', '../judge/contract.ts', /plan\/ comes before judge\//],
  ['run/x.ts', '../kube/contract.ts', /run\/ comes before kube\//],
  ['kube/x.ts', '../run/contract.ts', /kube\/ comes before run\//],
  ['judge/x.ts', '../redact/redact.ts', /judge\/ comes before redact\//],
  ['redact/x.ts', '../report/record.ts', /redact\/ comes before report\//],
  ['evidence/x.ts', '../report/record.ts', /evidence\/ comes before report\//],
  ['report/x.ts', '../session/ports.ts', /report\/ comes before session\//],
  ['session/x.ts', '../run/runner.ts', /Only run\/contract\.ts.*The roots .* construct the adapter/],
  ['session/x.ts', '../editor/ids.ts', /session\/ comes before editor\//],
  ['terminal/x.ts', '../editor/ids.ts', /terminal\/ comes before editor\//],
  ['editor/x.ts', '../terminal/main.ts', /editor\/ comes before terminal\//],
  ['editor/x.ts', '../kube/client.ts', /Only kube\/contract\.ts/],
  ['editor/x.ts', '../extension.ts', /roots import rooms/],
  ['editor/x.ts', '../running.ts', /roots import rooms/],
  ['session/x.ts', 'vscode', /Only editor\/ and extension\.ts see vscode\. Write a port/],
  ['judge/rows/x.ts', '../../redact/redact.ts', /judge\/ comes before redact\//],
  ['judge/rows/x.ts', '../said/says.ts', /judge\/rows\/ comes before judge\/said\//],
  ['judge/rows/x.ts', '../keys/keyed.ts', /judge\/rows\/ comes before judge\/keys\//],
  ['judge/rows/x.ts', '../../cli.ts', /roots import rooms/],
  ['judge/rows/x.ts', '../../../tools/say.ts', /stay inside src/],
  ['command/tools/x.ts', '../../expect/rule.ts', /command\/ comes before expect\//],
  ['judge/x.ts', 'node:fs', /judge\/ is pure: no node modules\. Ask for the value as an argument/],
];

/** Code that a room may not hold, and what is said of it. */
const WRONG_CODE: readonly (readonly [file: string, code: string, told: RegExp])[] = [
  ['judge/x.ts', 'export const now = Date.now();', /no clock and no chance: take the time or the id as an argument/],
  ['redact/x.ts', 'export const id = Math.random();', /no clock and no chance/],
  ['story/x.ts', 'export const home = process.cwd();', /This room is pure/],
  ['report/x.ts', "export const text = 'x' as Redacted;", /Only redact\/ makes redacted text/],
  ['editor/x.ts', "export const text = 'x' as Redacted;", /Only redact\/ makes redacted text/],
  ['editor/x.ts', "export const text = 'x' as unknown as Redacted;", /Only redact\/ makes redacted text/],
];

const RIGHT: readonly (readonly [file: string, code: string])[] = [
  ['plan/x.ts', "export { a } from '../story/story.ts';"],
  ['judge/rows/x.ts', "export { a } from '../printed/output.ts'; export { b } from '../scene.ts';"],
  ['judge/rows/x.ts', "export { a } from '../../expect/rule.ts';"],
  ['session/x.ts', "export { a } from '../run/contract.ts'; export const now = Date.now();"],
  ['editor/x.ts', "export * as vscode from 'vscode';"],
  ['redact/x.ts', "export const text = 'x' as Redacted;"],
];

describe('the rules that keep the rooms apart', () => {
  const eslint = new ESLint({
    cwd: root,
    // Rules that need types would need the whole program; those looked at here read one file.
    overrideConfig: { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] } as never,
  });
  const told = async (file: string, code: string): Promise<string> => {
    const [result] = await eslint.lintText(code, { filePath: `${root}/src/${file}` });
    assert.ok(result);
    return result.messages.map((m) => m.message).join('\n');
  };

  for (const [file, from, message] of WRONG_IMPORTS)
    it(`refuse that ${file.split('/')[0] ?? ''}/ imports ${from}`, async () => {
      assert.match(await told(file, `export { a } from '${from}';`), message);
    });

  for (const [file, code, message] of WRONG_CODE)
    it(`refuse in ${file.split('/')[0] ?? ''}/: ${code}`, async () => {
      assert.match(await told(file, code), message);
    });

  it('let pass what goes the right way', async () => {
    for (const [file, code] of RIGHT) assert.equal(await told(file, code), '', `${file}: ${code}`);
  });
});
