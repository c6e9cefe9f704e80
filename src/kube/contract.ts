/** One context of the user's kubeconfig files. Read from disk only. */
export interface KubeContext {
  readonly name: string;
  readonly cluster: string;
  /** Empty where the context names a cluster that is in no file; such a context cannot be used. */
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
  /** The namespace of the context in the file, where it is not the context's own. */
  readonly namespace?: string;
  /** Where the context led when its identity was read: a file that says otherwise meanwhile is refused. */
  readonly expected?: { readonly server: string; readonly caHash: string | null };
}

/** A private KUBECONFIG file, mode 0600. */
export interface IsolatedConfig {
  readonly path: string;
  dispose(): Promise<void>;
}

/** Something in a cluster that can fill a placeholder: `{ value: '10.8.0.7', label: 'web-6f9-x2k' }`. */
export interface Offer {
  readonly value: string;
  readonly label: string;
}

export type OfferAnswer =
  | { readonly kind: 'known'; readonly offers: readonly Offer[] }
  /** A sentence that says why nothing can be offered: forbidden, unreachable, not logged in. */
  | { readonly kind: 'blocked'; readonly why: string };

export interface Kube {
  /** Contexts in kubectl's merge order. No network. Throws a UserError that names the file where one is broken. */
  contexts(): Promise<readonly KubeContext[]>;
  /**
   * A file with only these contexts under their aliases, the first current; none: one context to a closed port.
   * Throws a UserError where a context is not there (any more) or leads elsewhere than `expected`.
   */
  isolate(targets: readonly AliasTarget[]): Promise<IsolatedConfig>;
  /**
   * Asks the cluster who it is, through a file with that context alone. 5 s of network time; login plugins 60 s.
   * A context that is not there is `blocked`, too. Throws only where a kubeconfig is broken.
   */
  identity(context: string, signal: AbortSignal): Promise<IdentityAnswer>;
  /** Pods with an address, in the namespace or (null) in the context's own; the same limits as `identity`. */
  podIps(context: string, namespace: string | null, signal: AbortSignal): Promise<OfferAnswer>;
  /** The cluster's nodes by name; the same limits as `identity`. */
  nodeNames(context: string, signal: AbortSignal): Promise<OfferAnswer>;
}
