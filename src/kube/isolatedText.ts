import { stringify } from 'yaml';
import { UserError } from '../base/errors.ts';
import type { AliasTarget } from './contract.ts';
import type { Merged, Placed } from './merge.ts';

/** The context of a command that names no cluster: nothing listens on port 1 of this machine. */
export const NO_CONTEXT = { name: 'no-context', server: 'https://127.0.0.1:1' } as const;

/**
 * The text of a kubeconfig with only these contexts under their aliases, the first current. Cluster and user carry
 * the alias too, so that two aliases of one context and two clusters of one name cannot touch each other.
 */
export function isolatedText(merged: Merged, targets: readonly AliasTarget[]): string {
  const chosen = distinct(targets).map((target) => ({
    alias: target.alias,
    set: target.namespace === undefined ? {} : { namespace: target.namespace },
    parts: resolveContext(merged, target.context),
  }));
  if (chosen.length === 0) return CLOSED;
  return print(
    chosen[0]?.alias ?? '',
    chosen.map(({ alias, parts, set }) => ({
      name: alias,
      cluster: parts.cluster.value,
      user: parts.user?.value ?? {},
      context: { ...parts.context.value, ...set, cluster: alias, user: alias },
    })),
  );
}

interface IsolatedContext {
  readonly name: string;
  readonly cluster: object;
  readonly user: object;
  readonly context: object;
}

/**
 * The same for every command without a target, of which a story has many. Without any credentials kubectl would ask for
 * a user's name before it tries to connect.
 */
const CLOSED = `apiVersion: "v1"
kind: "Config"
current-context: "${NO_CONTEXT.name}"
clusters:
  - name: "${NO_CONTEXT.name}"
    cluster:
      server: "${NO_CONTEXT.server}"
users:
  - name: "${NO_CONTEXT.name}"
    user:
      token: "${NO_CONTEXT.name}"
contexts:
  - name: "${NO_CONTEXT.name}"
    context:
      cluster: "${NO_CONTEXT.name}"
      user: "${NO_CONTEXT.name}"
`;

/** All text in double quotes: no reader of YAML 1.1 or 1.2 takes a name for a number or a boolean. */
function print(current: string, contexts: readonly IsolatedContext[]): string {
  return stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': current,
      clusters: contexts.map(({ name, cluster }) => ({ name, cluster })),
      users: contexts.map(({ name, user }) => ({ name, user })),
      contexts: contexts.map(({ name, context }) => ({ name, context })),
    },
    {
      version: '1.1',
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'PLAIN',
      lineWidth: 0,
      aliasDuplicateObjects: false,
    },
  );
}

/** The context, its cluster or its user is in no file. */
export class MissingContext extends UserError {}

/** The parts of one context. Throws a UserError that names what is missing and in which file. */
export function resolveContext(
  merged: Merged,
  name: string,
): { readonly context: Placed; readonly cluster: Placed; readonly user: Placed | null } {
  const context = merged.contexts.get(name);
  const where = merged.files.length > 0 ? merged.files.join(', ') : 'any kubeconfig: there is none';
  if (!context)
    throw new MissingContext(`There is no context "${name}" in ${where}.`, {
      next: 'Choose another context, or bind the alias again.',
    });
  const place = { path: context.file, line: context.line };
  const clusterName = String(context.value['cluster'] ?? '');
  const cluster = merged.clusters.get(clusterName);
  if (!cluster)
    throw new MissingContext(`Context "${name}" names the cluster "${clusterName}", which is in no kubeconfig.`, {
      place,
      next: 'Add the cluster, or choose another context.',
    });
  const server = cluster.value['server'];
  if (typeof server !== 'string' || server === '')
    throw new MissingContext(`Cluster "${clusterName}" of context "${name}" has no server.`, {
      place: { path: cluster.file, line: cluster.line },
      next: 'Add its server, or choose another context.',
    });
  const userName = String(context.value['user'] ?? '');
  const user = merged.users.get(userName) ?? null;
  if (!user && userName !== '')
    throw new MissingContext(`Context "${name}" names the user "${userName}", who is in no kubeconfig.`, {
      place,
      next: 'Add the user, or choose another context.',
    });
  return { context, cluster, user };
}

/** One alias cannot mean two contexts; the same pair twice counts once. */
function distinct(targets: readonly AliasTarget[]): readonly AliasTarget[] {
  const byAlias = new Map<string, AliasTarget>();
  for (const target of targets) {
    const known = byAlias.get(target.alias);
    if (known && known.context !== target.context)
      throw new UserError(
        `The alias "${target.alias}" stands for two contexts: "${known.context}" and "${target.context}".`,
        {
          next: 'Bind it to one of them.',
        },
      );
    if (!known) byAlias.set(target.alias, target);
  }
  return [...byAlias.values()];
}
