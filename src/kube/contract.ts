/** One context of the user's kubeconfig files. Read from disk only. */
export interface KubeContext {
  readonly name: string;
  readonly cluster: string;
  readonly server: string;
  readonly namespace: string | null;
  /** The user entry logs in by an exec plugin, which may ask or open a browser. */
  readonly execPlugin: boolean;
}

/** What a cluster is, beyond its name. `uid` is kube-system's; null where reading it is forbidden. */
export interface ClusterIdentity {
  readonly server: string;
  readonly uid: string | null;
  /** SHA-256 of the CA bundle, hex; null where there is none. */
  readonly caHash: string | null;
}

export type IdentityAnswer =
  | { readonly kind: 'known'; readonly identity: ClusterIdentity }
  /** A sentence that helps: the server cannot be reached, the login failed or expired. */
  | { readonly kind: 'blocked'; readonly why: string };

/** An alias of the story and the real context that stands behind it. */
export interface AliasTarget {
  readonly alias: string;
  readonly context: string;
}

/** A private KUBECONFIG file, mode 0600. */
export interface IsolatedConfig {
  readonly path: string;
  dispose(): Promise<void>;
}

export interface Kube {
  /** Contexts in kubectl's merge order. No network. Throws a UserError that names the file where one is broken. */
  contexts(): Promise<readonly KubeContext[]>;
  /** A file with only these contexts under their aliases, the first current; none: one context to a closed port. */
  isolate(targets: readonly AliasTarget[]): Promise<IsolatedConfig>;
  /** Asks the cluster who it is, through a file with that context alone. 5 s of network time; exec plugins 60 s. */
  identity(context: string, signal: AbortSignal): Promise<IdentityAnswer>;
}
