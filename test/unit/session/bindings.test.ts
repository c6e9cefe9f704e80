import assert from 'node:assert/strict';
import type { ClusterIdentity, KubeContext } from '../../../src/kube/contract.ts';
import {
  aliasState,
  bindingsOf,
  compareIdentity,
  parseContextOption,
  readBindings,
  updateBindings,
  withBinding,
  withoutBinding,
} from '../../../src/session/bindings.ts';
import type { Binding, BindingStore } from '../../../src/session/bindings.ts';

const identity: ClusterIdentity = { server: 'https://farm:6443', uid: 'uid-1', caHash: 'aaaaaaaaaaaaaaaa' };
const binding: Binding = {
  alias: 'infra',
  context: 'admin@farm-01',
  server: 'https://farm:6443',
  identity,
  confirmedAt: '2031-05-06T07:08:09Z',
};
const contextOf = (name: string, server = 'https://farm:6443'): KubeContext => ({
  name,
  cluster: 'c',
  server,
  namespace: null,
  execPlugin: false,
});

function memoryStore(text: string | null = null): BindingStore & { text: string | null; saves: number } {
  return {
    text,
    saves: 0,
    load() {
      return Promise.resolve(this.text);
    },
    save(next) {
      this.text = next;
      this.saves += 1;
      return Promise.resolve();
    },
  };
}

describe('bindings', () => {
  it('are kept per folder: a worktree asks again', async () => {
    const store = memoryStore();
    await updateBindings(store, (state) => withBinding(state, '/src/a', binding));
    const state = readBindings(store.text);
    assert.deepEqual(bindingsOf(state, '/src/a'), [binding]);
    assert.deepEqual(bindingsOf(state, '/src/b'), []);
    assert.deepEqual(bindingsOf(state, '__proto__'), []);
  });

  it('replace an earlier one of the same alias, and can be taken away', async () => {
    const store = memoryStore();
    await updateBindings(store, (state) => withBinding(state, '/a', binding));
    await updateBindings(store, (state) => withBinding(state, '/a', { ...binding, context: 'other' }));
    assert.deepEqual(
      bindingsOf(readBindings(store.text), '/a').map(({ context }) => context),
      ['other'],
    );
    await updateBindings(store, (state) => withoutBinding(state, '/a', 'infra'));
    assert.deepEqual(readBindings(store.text).folders, {});
  });

  it('keep what another window stored meanwhile', async () => {
    const store = memoryStore();
    await updateBindings(store, (state) => withBinding(state, '/a', binding));
    const other = memoryStore(store.text);
    await updateBindings(other, (state) => withBinding(state, '/b', binding));
    store.text = other.text;
    const state = await updateBindings(store, (was) => withBinding(was, '/a', { ...binding, alias: 'apps' }));
    assert.deepEqual(Object.keys(state.folders).sort(), ['/a', '/b']);
    assert.equal(bindingsOf(state, '/a').length, 2);
  });

  it('are not saved where nothing changed', async () => {
    const store = memoryStore();
    await updateBindings(store, (state) => state);
    assert.equal(store.saves, 0);
  });

  it('that are torn, foreign or of a wrong shape count as none, so that all is asked again', () => {
    for (const text of [
      null,
      '',
      '{"version":1,"fol',
      '[]',
      '7',
      '{"version":1}',
      '{"version":1,"folders":{"/a":[{"alias":"x"}],"/b":4}}',
    ])
      assert.deepEqual(bindingsOf(readBindings(text), '/a'), [], text ?? 'null');
    const half = { ...binding, identity: { server: 7 } };
    assert.deepEqual(
      bindingsOf(readBindings(JSON.stringify({ version: 1, folders: { '/a': [half, binding] } })), '/a'),
      [binding],
    );
  });

  it('of a newer version are refused, not destroyed', () => {
    assert.throws(() => readBindings('{"version":2,"folders":{}}'), /newer version/);
  });
});

describe('an alias of a story', () => {
  it('is unbound at first, even where a context has its very name', () => {
    const state = aliasState('infra', [], [contextOf('apps'), contextOf('infra')]);
    assert.equal(state.kind, 'unbound');
    assert.equal(state.suggestion?.name, 'infra');
  });

  it('suggests the one context that has it as a part, and none where two do', () => {
    const suggestion = (alias: string, ...names: string[]): string | null => {
      const state = aliasState(
        alias,
        [],
        names.map((name) => contextOf(name)),
      );
      return state.kind === 'unbound' ? (state.suggestion?.name ?? null) : 'bound';
    };
    assert.equal(suggestion('infra', 'admin@infra-01', 'admin@apps-01'), 'admin@infra-01');
    assert.equal(suggestion('infra', 'admin@infra-01', 'admin@infra-02'), null);
    assert.equal(suggestion('infra', 'admin@infrared-01'), null);
  });

  it('is bound once confirmed', () => {
    assert.equal(aliasState('infra', [binding], [contextOf('admin@farm-01')]).kind, 'bound');
  });

  it('has moved where its context is gone, renamed or led elsewhere, and names both servers', () => {
    const gone = aliasState('infra', [binding], [contextOf('admin@farm-02')]);
    assert.equal(gone.kind, 'moved');
    const moved = aliasState('infra', [binding], [contextOf('admin@farm-01', 'https://barn:6443')]);
    assert.equal(moved.kind, 'moved');
    assert.match(moved.why, /led to https:\/\/farm:6443 and leads to https:\/\/barn:6443 now/);
  });
});

describe('the identity of a cluster', () => {
  const compared = (now: Partial<ClusterIdentity>, before: ClusterIdentity | null = identity): string => {
    const result = compareIdentity('admin@farm-01', before, { ...identity, ...now });
    return result.kind === 'same' ? `same ${JSON.stringify(result.identity)}` : result.why;
  };
  const same = (kept: ClusterIdentity): string => `same ${JSON.stringify(kept)}`;

  it('is kept at the first run', () => {
    assert.equal(compared({}, null), same(identity));
  });

  it('is the same for the same server and uid, also after its authority was renewed', () => {
    assert.equal(compared({}), same(identity));
    assert.equal(compared({ caHash: 'bbbb' }), same({ ...identity, caHash: 'bbbb' }));
  });

  it('is another for another server, and both are named', () => {
    assert.match(
      compared({ server: 'https://barn', uid: 'uid-2' }),
      /led to https:\/\/farm:6443 and leads to https:\/\/barn now\. Nothing runs/,
    );
    assert.match(compared({ server: 'https://barn' }), /the same cluster by its uid/);
  });

  it('is another where another uid answers at the same server', () => {
    assert.match(compared({ uid: 'uid-2' }), /its uid was uid-1 and is uid-2/);
  });

  it('rests on the certificate authority where the uid may not be read, now or then', () => {
    assert.equal(compared({ uid: null }), same(identity));
    assert.equal(compared({}, { ...identity, uid: null }), same(identity));
    assert.match(
      compared({ uid: null, caHash: 'bbbb' }),
      /another certificate authority .* aaaaaaaaaaaa then, bbbb now/,
    );
    assert.match(compared({ uid: null, caHash: null }), /aaaaaaaaaaaa then, none now/);
    assert.match(compared({ caHash: 'bbbb' }, { ...identity, uid: null }), /another certificate authority/);
  });
});

describe('--context', () => {
  it('binds an alias to a context, whose name may hold anything', () => {
    assert.deepEqual(parseContextOption('infra=admin@infra-01'), { alias: 'infra', context: 'admin@infra-01' });
    assert.deepEqual(parseContextOption('infra=a=b c/d'), { alias: 'infra', context: 'a=b c/d' });
    assert.deepEqual(parseContextOption('infra'), { alias: 'infra', context: 'infra' });
  });

  it('is refused without either', () => {
    for (const text of ['', '=', '=x', 'x=', ' = ']) assert.throws(() => parseContextOption(text), /--context needs/);
  });
});
