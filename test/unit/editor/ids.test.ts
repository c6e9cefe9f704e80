import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { COMMANDS, CONTEXT_KEYS, SECTION, SETTINGS, VIEWS } from '../../../src/editor/ids.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly icon?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string }[];
    readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
const { contributes } = JSON.parse(text) as Manifest;
const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort();

describe('the ids that the manifest and the code share', () => {
  it('are the same for commands', () => {
    assert.deepEqual(sorted(contributes.commands.map((c) => c.command)), sorted(Object.values(COMMANDS)));
  });

  it('are the same for views and their container', () => {
    const containers = Object.values(contributes.viewsContainers).flatMap((list) => list.map((c) => c.id));
    assert.deepEqual(containers, [VIEWS.container]);
    assert.deepEqual(Object.keys(contributes.views), [VIEWS.container]);
    assert.deepEqual(
      Object.values(contributes.views).flatMap((list) => list.map((v) => v.id)),
      [VIEWS.stories],
    );
  });

  it('are the same for settings', () => {
    const own = Object.values(SETTINGS).map((name) => `${SECTION}.${name}`);
    assert.deepEqual(sorted(Object.keys(contributes.configuration.properties)), sorted(own));
  });

  it('are the only ones that menus and keys lead to', () => {
    const called = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map((m) => m.command);
    const known: readonly string[] = Object.values(COMMANDS);
    assert.deepEqual(
      called.filter((id) => !known.includes(id)),
      [],
    );
  });

  it('are the only ones that conditions ask for', () => {
    const known: readonly string[] = [...Object.values(CONTEXT_KEYS), ...Object.values(VIEWS)];
    const asked = [...text.matchAll(/"when": "([^"]*)"/g)].flatMap(([, when]) => when?.match(/storyOps\.\w+/g) ?? []);
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter((key) => !known.includes(key)),
      [],
    );
  });

  it('hide from the palette every command that needs to be told a check', () => {
    const hidden = (contributes.menus['commandPalette'] ?? []).filter((m) => m.when === 'false').map((m) => m.command);
    const { run, showResult, confirm, mark, more, copyCommand, open } = COMMANDS;
    assert.deepEqual(sorted(hidden), sorted([run, showResult, confirm, mark, more, copyCommand, open]));
  });

  it('give a workspace no say over programs, protection and ticks', () => {
    const { properties } = contributes.configuration;
    const mine = ['kubeconfig', 'protectedContexts', 'bashPath', 'tickWithoutExpectation', 'tickParents', 'envCommand'];
    for (const name of [...mine, 'saveAfterTick']) assert.equal(properties[`storyOps.${name}`]?.scope, 'machine', name);
  });
});
