import { UserError } from '../base/errors.ts';
import type { ClusterIdentity, KubeContext } from '../kube/contract.ts';

/** Where bindings are kept: the user's own state, never the workspace. */
export interface BindingStore {
  load(): Promise<string | null>;
  /** Replaces the whole text, at once or not at all. */
  save(text: string): Promise<void>;
}

/** The user said once that this alias of the stories in a folder means this context, having seen its server. */
export interface Binding {
  readonly alias: string;
  readonly context: string;
  /** The server that was shown when it was confirmed. */
  readonly server: string;
  /** Who answered there; null until the first run. */
  readonly identity: ClusterIdentity | null;
  /** ISO time. */
  readonly confirmedAt: string;
}

/** Everything that is kept, as it stands in the store. */
export interface BindingState {
  readonly version: 1;
  /** By the workspace folder's path; a worktree is a folder of its own. */
  readonly folders: Readonly<Record<string, readonly Binding[]>>;
}

const EMPTY: BindingState = { version: 1, folders: {} };

/**
 * Reads the stored text. What cannot be read counts as no binding, which asks again; what a newer version wrote is
 * refused, because saving would destroy it.
 */
export function readBindings(text: string | null): BindingState {
  const stored = parseObject(text);
  if (stored === null) return EMPTY;
  if (typeof stored['version'] === 'number' && stored['version'] > 1)
    throw new UserError('The stored context bindings were written by a newer version of Story Ops.', {
      next: 'Update Story Ops here, too.',
    });
  const folders = isObject(stored['folders']) ? stored['folders'] : {};
  return {
    version: 1,
    folders: Object.fromEntries(
      Object.entries(folders).map(([folder, list]) => [folder, Array.isArray(list) ? list.filter(isBinding) : []]),
    ),
  };
}

export function bindingsOf(state: BindingState, folder: string): readonly Binding[] {
  return Object.hasOwn(state.folders, folder) ? (state.folders[folder] ?? []) : [];
}

/** With this binding instead of any earlier one of its alias in the folder. */
export function withBinding(state: BindingState, folder: string, binding: Binding): BindingState {
  return withFolder(state, folder, [...without(state, folder, binding.alias), binding]);
}

export function withoutBinding(state: BindingState, folder: string, alias: string): BindingState {
  return withFolder(state, folder, without(state, folder, alias));
}

/**
 * Changes what is stored, on top of what another window may have stored meanwhile. Returns the new state.
 * Two windows that save in the same instant lose one of two different confirmations, which is then asked again.
 */
export async function updateBindings(
  store: BindingStore,
  change: (state: BindingState) => BindingState,
): Promise<BindingState> {
  const before = readBindings(await store.load());
  const after = change(before);
  if (after !== before) await store.save(`${JSON.stringify(after, null, 2)}\n`);
  return after;
}

/** What stands between an alias and a run. */
export type AliasState =
  | { readonly kind: 'bound'; readonly alias: string; readonly binding: Binding; readonly context: KubeContext }
  /** Never confirmed here. The suggestion is shown with its server and must be confirmed, equal names included. */
  | { readonly kind: 'unbound'; readonly alias: string; readonly suggestion: KubeContext | null }
  /** Confirmed, but the context is gone or leads to another server: to be bound again. */
  | { readonly kind: 'moved'; readonly alias: string; readonly binding: Binding; readonly why: string };

export function aliasState(alias: string, bindings: readonly Binding[], contexts: readonly KubeContext[]): AliasState {
  const binding = bindings.find((one) => one.alias === alias);
  if (!binding) return { kind: 'unbound', alias, suggestion: suggest(alias, contexts) };
  const context = contexts.find((one) => one.name === binding.context);
  if (!context) {
    const why = `"${alias}" is bound to the context "${binding.context}", which is in no kubeconfig any more. Bind it again.`;
    return { kind: 'moved', alias, binding, why };
  }
  if (context.server !== binding.server) {
    const why = `"${alias}" is bound to the context "${binding.context}", which led to ${binding.server} and leads to ${context.server} now. Bind it again if that is meant.`;
    return { kind: 'moved', alias, binding, why };
  }
  return { kind: 'bound', alias, binding, context };
}

/** The context of that name; else the only one that has the alias as a whole part: `admin@infra-01` for `infra`. */
function suggest(alias: string, contexts: readonly KubeContext[]): KubeContext | null {
  const same = contexts.find((one) => one.name === alias);
  if (same) return same;
  const part = alias.toLowerCase();
  const parts = (name: string): readonly string[] => name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const near = contexts.filter((one) => parts(one.name).includes(part));
  return near.length === 1 ? (near[0] ?? null) : null;
}

export type IdentityComparison =
  /** `identity` is what to keep: the union of what is known. */
  { readonly kind: 'same'; readonly identity: ClusterIdentity } | { readonly kind: 'other'; readonly why: string };

/**
 * Whether a context still leads to the cluster that it led to. The server must be the same; so must be the uid, where
 * both are known, and else the certificate authority. With equal uids an authority may have been renewed.
 */
export function compareIdentity(
  context: string,
  before: ClusterIdentity | null,
  now: ClusterIdentity,
): IdentityComparison {
  if (!before) return { kind: 'same', identity: now };
  const other = (what: string): IdentityComparison => ({
    kind: 'other',
    why: `Context "${context}" ${what} Nothing runs there until it is bound again.`,
  });
  const known = before.uid !== null && now.uid !== null;
  if (before.server !== now.server) {
    const same = known && before.uid === now.uid ? ' (the same cluster by its uid)' : '';
    return other(`led to ${before.server} and leads to ${now.server} now${same}.`);
  }
  if (known && before.uid !== now.uid)
    return other(
      `leads to ${now.server} as before, but another cluster answers there: its uid was ${String(before.uid)} and is ${String(now.uid)}.`,
    );
  if (!known && before.caHash !== now.caHash)
    return other(
      `leads to ${now.server} as before, but another certificate authority vouches for it: ${short(before.caHash)} then, ${short(now.caHash)} now.`,
    );
  return { kind: 'same', identity: { ...now, uid: now.uid ?? before.uid } };
}

/** `--context infra=admin@infra-01`. A name alone stands for itself. */
export function parseContextOption(option: string): { readonly alias: string; readonly context: string } {
  const at = option.indexOf('=');
  const alias = (at < 0 ? option : option.slice(0, at)).trim();
  const context = (at < 0 ? option : option.slice(at + 1)).trim();
  if (alias === '' || context === '')
    throw new UserError(`--context needs alias=context, not "${option}".`, {
      next: 'Write for example --context infra=admin@infra-01.',
    });
  return { alias, context };
}

function short(hash: string | null): string {
  return hash === null ? 'none' : hash.slice(0, 12);
}

function without(state: BindingState, folder: string, alias: string): readonly Binding[] {
  return bindingsOf(state, folder).filter((one) => one.alias !== alias);
}

function withFolder(state: BindingState, folder: string, list: readonly Binding[]): BindingState {
  const folders = Object.entries(state.folders).filter(([name]) => name !== folder);
  return { version: 1, folders: Object.fromEntries(list.length > 0 ? [...folders, [folder, list]] : folders) };
}

function parseObject(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null; // torn or foreign text: nothing is bound, so everything is asked
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBinding(value: unknown): value is Binding {
  return (
    isObject(value) &&
    ['alias', 'context', 'server', 'confirmedAt'].every((key) => typeof value[key] === 'string') &&
    (value['identity'] === null || isIdentity(value['identity']))
  );
}

function isIdentity(value: unknown): value is ClusterIdentity {
  const text = (part: unknown): boolean => part === null || typeof part === 'string';
  return isObject(value) && typeof value['server'] === 'string' && text(value['uid']) && text(value['caHash']);
}
