/** Patterns of contexts that are protected where the user set none. */
export const DEFAULT_PROTECTED: readonly string[] = ['*prod*', '*live*'];

/** All names under which a context can be known to be precious. */
export interface ContextNames {
  readonly alias: string;
  readonly context: string;
  readonly cluster: string;
  readonly server: string;
}

/** Why a context is protected: the pattern and the name that it fits. */
export interface Protection {
  readonly pattern: string;
  /** `context`, `server` … as a word for people. */
  readonly by: 'alias' | 'context' | 'cluster' | 'server';
  readonly name: string;
}

/**
 * The patterns in force: the user's own (an empty list is a choice), and those that a workspace adds, without blanks
 * around them and empty ones. A workspace cannot take any away: it has no way to say so.
 */
export function protectedPatterns(ofUser: readonly string[], ofWorkspace: readonly string[]): readonly string[] {
  const all = [...ofUser, ...ofWorkspace].map((pattern) => pattern.trim());
  return [...new Set(all.filter((pattern) => pattern !== ''))];
}

/** The first pattern that fits any name of the context, in any case of letters; null where none does. */
export function protectionOf(names: ContextNames, patterns: readonly string[]): Protection | null {
  const fields = [
    ['context', names.context],
    ['alias', names.alias],
    ['cluster', names.cluster],
    ['server', hostOf(names.server)],
    ['server', names.server],
  ] as const;
  for (const pattern of patterns) {
    const glob = globOf(pattern);
    const found = fields.find(([, name]) => glob.test(plain(name)));
    if (found) return { pattern, by: found[0], name: found[1] };
  }
  return null;
}

/** `*` is any text, `?` one character; all else stands for itself. */
function globOf(pattern: string): RegExp {
  const escaped = plain(pattern).replace(/[.+^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

/** Letters in one case and one form, so that full-width or composed letters do not slip through. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function hostOf(server: string): string {
  return /^[a-z]+:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(server)?.[1] ?? server;
}

/** Writes to one protected context are allowed for a while. Lives in memory only, never longer than the session. */
export interface Lift {
  readonly context: string;
  /** A context that leads elsewhere meanwhile is not lifted. */
  readonly server: string;
  /** Milliseconds of the clock that `now` is read from. */
  readonly from: number;
  readonly until: number;
}

/** Longest lift, in minutes. */
export const LONGEST_LIFT = 120;

export type LiftAnswer =
  | { readonly kind: 'lifted'; readonly lifts: readonly Lift[]; readonly until: number }
  | { readonly kind: 'refused'; readonly why: string };

/** Lifts the protection of one context for some minutes. The context's real name must have been typed, letter by letter. */
export function lift(
  lifts: readonly Lift[],
  asked: { readonly context: string; readonly server: string; readonly typed: string; readonly minutes: number },
  now: number,
): LiftAnswer {
  const { context, server, typed, minutes } = asked;
  if (typed !== context)
    return { kind: 'refused', why: `"${typed}" is not the name of the context. Type "${context}" to allow writes.` };
  if (!Number.isFinite(minutes) || minutes <= 0 || minutes > LONGEST_LIFT)
    return { kind: 'refused', why: `Protection can be lifted for 1 to ${String(LONGEST_LIFT)} minutes.` };
  const until = now + minutes * 60_000;
  const others = lifts.filter((one) => one.context !== context && isOpen(one, now));
  return { kind: 'lifted', lifts: [...others, { context, server, from: now, until }], until };
}

/** Ends a lift before its time. */
export function protectAgain(lifts: readonly Lift[], context: string): readonly Lift[] {
  return lifts.filter((one) => one.context !== context);
}

/** Time that is left, in milliseconds; 0 where the context is not lifted. A clock that was set back ends a lift. */
export function liftedFor(
  lifts: readonly Lift[],
  names: Pick<ContextNames, 'context' | 'server'>,
  now: number,
): number {
  const open = lifts.find((one) => one.context === names.context && one.server === names.server && isOpen(one, now));
  return open ? open.until - now : 0;
}

function isOpen(one: Lift, now: number): boolean {
  return now >= one.from && now < one.until;
}

export type WriteGate = { readonly kind: 'open' } | { readonly kind: 'protected'; readonly why: string };

/**
 * Whether a write may be asked for on this context. Open is not consent: the write is still confirmed, and on a
 * protected context that confirmation is never remembered.
 */
export function writeGate(
  names: ContextNames,
  patterns: readonly string[],
  allowed: {
    readonly lifts: readonly Lift[];
    readonly now: number;
    /** `--allow-protected` */ readonly byName?: readonly string[];
  },
): WriteGate {
  const found = protectionOf(names, patterns);
  if (!found || liftedFor(allowed.lifts, names, allowed.now) > 0) return { kind: 'open' };
  if (allowed.byName?.includes(names.context)) return { kind: 'open' };
  const name = found.by === 'context' ? '' : ` (its ${found.by} is ${found.name})`;
  return {
    kind: 'protected',
    why: `"${names.context}" is protected by the pattern ${found.pattern}${name}: writes are refused until you lift the protection by typing its name.`,
  };
}
