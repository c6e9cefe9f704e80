import * as vscode from 'vscode';
import type { AliasTarget, ClusterIdentity, KubeContext } from '../kube/contract.ts';
import {
  aliasState,
  bindingsOf,
  compareIdentity,
  readBindings,
  updateBindings,
  withBinding,
  type BindingState,
  type BindingStore,
} from '../session/bindings.ts';
import { lift, protectionOf, writeGate, type Lift } from '../session/protection.ts';
import type { Answers, World } from '../session/question.ts';
import type { Asking } from './ask.ts';
import { LIFT_MINUTES } from './askLift.ts';
import { folderOf } from './environment.ts';
import { settingsFor } from './settings.ts';
import { showError } from './showError.ts';

/** What the user chose for the stories of each folder: bindings, the chosen alias of a story, lifts, values. */
export interface Choices extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  /** The chosen alias of a story, as the status bar shows it. */
  shown(uri: string): { readonly alias: string | null; readonly real: string | null; readonly isProtected: boolean };
  /** Bindings that moved meanwhile are not among the answers, so that they are asked for again. */
  answersFor(uri: string, contexts: readonly KubeContext[]): Answers;
  world(uri: string, contexts: readonly KubeContext[]): Omit<World, 'handOver'>;
  /** Compares who answers with who answered before, and remembers it the first time. */
  refuses(uri: string): (target: AliasTarget, identity: ClusterIdentity) => string | null;
  asking(uri: string, contexts: readonly KubeContext[]): Omit<Asking, 'offers'>;
  /** Commands of this story that name no context go to this one. */
  choose(uri: string, context: KubeContext): Promise<void>;
  /** The alias that is bound to this context; its own name is bound to it where none is. */
  aliasFor(uri: string, context: KubeContext): Promise<string>;
}

const BINDINGS = 'storyOps.bindings';
const CHOSEN = 'storyOps.chosen';

/** `user` is the user's own state, which is never synced and never in the workspace. */
export function makeChoices(user: vscode.Memento): Choices {
  const changed = new vscode.EventEmitter<void>();
  const values = new Map<string, ReadonlyMap<string, string>>();
  let lifts: readonly Lift[] = [];
  const store: BindingStore = {
    load: () => Promise.resolve(user.get<string>(BINDINGS) ?? null),
    save: async (text) => user.update(BINDINGS, text),
  };
  const bindings = (uri: string) => bindingsOf(readBindings(user.get<string>(BINDINGS) ?? null), folderOf(uri));
  const chosen = (uri: string): string | null => user.get<Record<string, string>>(CHOSEN)?.[uri] ?? null;
  const patterns = (uri: string) => settingsFor(vscode.Uri.parse(uri)).protectedPatterns;
  let changing: Promise<unknown> = Promise.resolve();
  /** One change after the other: each is made on what the one before it stored. */
  const update = async (change: (state: BindingState) => BindingState): Promise<void> => {
    const mine = changing.then(() => updateBindings(store, change));
    changing = mine.catch(() => undefined); // Told to whoever asked for it.
    await mine;
  };
  const bind = async (uri: string, alias: string, context: KubeContext, identity: ClusterIdentity | null) => {
    const { name, server } = context;
    const confirmedAt = new Date().toISOString();
    await update((state) => withBinding(state, folderOf(uri), { alias, context: name, server, identity, confirmedAt }));
    changed.fire();
  };
  const setChosen = async (uri: string, alias: string): Promise<void> => {
    await user.update(CHOSEN, { ...user.get<Record<string, string>>(CHOSEN), [uri]: alias });
    changed.fire();
  };
  const aliasFor = async (uri: string, context: KubeContext): Promise<string> => {
    const known = bindings(uri).find((b) => b.context === context.name && b.server === context.server);
    if (!known) await bind(uri, context.name, context, null);
    return known?.alias ?? context.name;
  };
  return {
    onDidChange: changed.event,
    aliasFor,
    shown(uri) {
      const alias = chosen(uri);
      const binding = bindings(uri).find((b) => b.alias === alias);
      const names = binding && { alias: binding.alias, context: binding.context, cluster: '', server: binding.server };
      const isProtected = names !== undefined && protectionOf(names, patterns(uri)) !== null;
      return { alias, real: binding?.context ?? null, isProtected };
    },
    answersFor(uri, contexts) {
      const known = bindings(uri);
      const bound = known.filter((b) => aliasState(b.alias, known, contexts).kind === 'bound');
      const aim = { contexts: new Map(bound.map((b) => [b.alias, b.context])), chosen: chosen(uri) };
      return { aim, values: values.get(uri) ?? new Map(), writes: new Set() };
    },
    world: (uri, contexts) => ({
      contexts,
      writeGate(alias, { name, cluster, server }) {
        const names = { alias, context: name, cluster, server };
        const gate = writeGate(names, patterns(uri), { lifts, now: Date.now() });
        return gate.kind === 'open' ? null : gate.why;
      },
    }),
    refuses: (uri) => (target, identity) => {
      const binding = bindings(uri).find((b) => b.alias === target.alias);
      if (!binding) return `"${target.alias}" is not bound any more.`;
      const same = compareIdentity(target.context, binding.identity, identity);
      if (same.kind === 'other') return same.why;
      const seen = { ...binding, identity: same.identity };
      void update((state) => withBinding(state, folderOf(uri), seen)).catch(showError);
      return null;
    },
    asking: (uri, contexts) => ({
      contexts,
      suggestion(alias) {
        const state = aliasState(alias, bindings(uri), contexts);
        if (state.kind === 'unbound') return { context: state.suggestion, why: null };
        return { context: null, why: state.kind === 'moved' ? state.why : null };
      },
      bind: (alias, context) => bind(uri, alias, context, null),
      choose: (alias) => setChosen(uri, alias),
      remember: (name, value) => void values.set(uri, new Map([...(values.get(uri) ?? []), [name, value]])),
      lift(context, typed) {
        const server = contexts.find((c) => c.name === context)?.server ?? '';
        const answer = lift(lifts, { context, server, typed, minutes: LIFT_MINUTES }, Date.now());
        if (answer.kind === 'refused') return answer.why;
        lifts = answer.lifts;
        changed.fire();
        return null;
      },
    }),
    async choose(uri, context) {
      await setChosen(uri, await aliasFor(uri, context));
    },
    dispose: () => changed.dispose(),
  };
}
