import { globSync } from 'node:fs';
import { root } from '../folders.ts';

/** One kind of test. Each can be run alone: `npm run test:<name>`. */
export interface Tier {
  readonly name: string;
  /** What it proves, for people. */
  readonly about: string;
  /** Installs and starts what the tests need; rejects where that should have worked and did not. */
  readonly prepare: () => Promise<Readiness>;
}

export type Readiness =
  | { readonly kind: 'ready'; readonly run: TierRun }
  /** This machine lacks something that is not ours to install. `why` is a sentence part: "there is no Go". */
  | { readonly kind: 'cannot'; readonly why: string };

export interface TierRun {
  /** A tool of this folder and its arguments; `--tally FILE` is added. */
  readonly tool: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Ends what `prepare` started. */
  readonly after?: () => Promise<void>;
}

/** Test files by pattern, relative to the checkout, in a stable order. */
export function testFiles(pattern: string, keep: (path: string) => boolean = () => true): readonly string[] {
  return globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(keep)
    .sort();
}

/** A tier of plain mocha tests that needs nothing but Node. */
export function plainTier(name: string, about: string, files: () => readonly string[], args: readonly string[]): Tier {
  return {
    name,
    about,
    prepare: () => Promise.resolve({ kind: 'ready', run: { tool: 'runMocha', args: [...args, ...files()] } }),
  };
}
