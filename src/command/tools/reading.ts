import { textOf } from '../argument.ts';
import type { Argument, FlagStyle, FlagTable, ReadFlags } from '../argument.ts';
import { readFlags } from '../argument.ts';
import type { KubectlCall, Mode, Target } from '../facts.ts';

/** One simple command as a tool's reader gets it. */
export interface Call {
  readonly tool: string;
  readonly args: readonly Argument[];
  /** Standard input comes from a pipe, a file or a here-document. */
  readonly fed: boolean;
  /** And may be what a file or another program holds. */
  readonly carries?: boolean;
}

/** What a tool's reader says of one call. */
export interface Reading {
  /** Why it is a write; null for a read. */
  readonly write: string | null;
  /** What secret it may show or send; null for none. */
  readonly sensitive: string | null;
  readonly target: Target;
  readonly mode: Mode;
  readonly kubectl: KubectlCall | null;
}

export type Reader = (call: Call) => Reading;

export const NO_CLUSTER: Target = { kind: 'none' };
export const UNNAMED: Target = { kind: 'unnamed' };

export function reads(more: Partial<Reading> = {}): Reading {
  return { write: null, sensitive: null, target: NO_CLUSTER, mode: 'run', kubectl: null, ...more };
}

export function writes(why: string, more: Partial<Reading> = {}): Reading {
  return reads({ ...more, write: why });
}

/** A reader for tools that only print: everything that the flag table knows is a read. */
export function printer(
  table: FlagTable,
  style: FlagStyle,
  more?: (flags: ReadFlags, call: Call) => Reading | null,
): Reader {
  return (call) => {
    const flags = readFlags(call.args, table, style);
    const why = unknownFlag(call.tool, flags);
    const special = more?.(flags, call) ?? null;
    if (why !== null) return { ...(special ?? reads()), write: special?.write ?? why };
    return special ?? reads({ sensitive: secretFile(call.args) });
  };
}

/** The sentence about the first option that is not in the table. */
export function unknownFlag(what: string, { unknown }: Pick<ReadFlags, 'unknown'>): string | null {
  const [first] = unknown;
  if (first === undefined) return null;
  return first.startsWith('-')
    ? `\`${first}\` is not a known flag of ${what}`
    : `\`${first}\` could turn out to be an option of ${what}`;
}

const SECRET_FILE =
  /(^|[/.=@_-])(kubeconfig|id_(rsa|dsa|ecdsa|ed25519)|authorized_keys|shadow|gshadow|sudoers|credentials|netrc|pgpass|htpasswd|secrets?|tokens?|passwords?|passwd-file|private|age\.key|keys\.txt|talosconfig|\.env)([./_-]|$)|\.(pem|key|p12|pfx|jks|kdbx|agekey|env)$|\/\.(kube|ssh|aws|azure|gnupg|docker|talos|vault-token|config\/gcloud)(\/|$)|\/proc\/(self|\d+|\*)\/environ/i;

/** Names the first argument that looks like a file of secrets. */
export function secretFile(args: readonly Argument[]): string | null {
  for (const arg of args)
    for (const text of arg.values ?? [arg.prefix])
      if (SECRET_FILE.test(text) && !/\s/.test(text)) return `\`${arg.raw}\` may hold secrets`;
  return null;
}

const SECRET_VARIABLE = /\$(?:\{(?!#)(\w+)(?!\w*:?\+)|(\w+))/g;

/** A variable whose name says that it holds a secret, where its value would be printed. */
export function secretVariable(args: readonly Argument[]): string | null {
  for (const { raw } of args)
    for (const [text, braced, bare] of raw.startsWith("'") || !raw.includes('$') ? [] : raw.matchAll(SECRET_VARIABLE))
      if (/^KUBECONFIG$|SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|PRIVATE_KEY|API_?KEY/i.test(braced ?? bare ?? ''))
        return `\`${text}\` may hold a secret`;
  return null;
}

/** The first argument whose text is only known when the command runs. */
export function expanded(args: readonly Argument[]): Argument | null {
  return args.find((arg) => arg.values === null) ?? null;
}

/** The value of a flag's last use: its text, or null where it is unknown or the flag is absent. */
export function lastText(flags: ReadFlags, name: string): string | null {
  return textOf(flags.flags.get(name)?.at(-1) ?? undefined);
}
