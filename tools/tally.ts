import Mocha from 'mocha';

/** What a tier's tests came to. Written as JSON by the process that ran them. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly { readonly title: string; readonly why: string }[];
  readonly skipped: readonly { readonly title: string; readonly why: string }[];
}

/** A test that was left out says why by `notRun` in test/support/notRun.ts. */
export interface SkipReason {
  skipReason?: string;
}

export interface TallyOptions {
  readonly print: (line: string) => void;
  /** True: a line for every test, as it ends. False: for those that failed or were left out. */
  readonly each: boolean;
}

/** Makes mocha print and count in our way. The result is complete when the run has ended. */
export function tallyWith(mocha: Mocha, options: TallyOptions): () => Tally {
  let tally: () => Tally = () => ({ passed: 0, failed: [], skipped: [] });
  mocha.reporter(
    class extends Mocha.reporters.Base {
      constructor(runner: Mocha.Runner) {
        super(runner);
        tally = tallyOf(runner, options);
      }
    },
  );
  return () => tally();
}

function tallyOf(runner: Mocha.Runner, { print, each }: TallyOptions): () => Tally {
  let passed = 0;
  const failed: { title: string; why: string }[] = [];
  const skipped: { title: string; why: string }[] = [];
  runner.on('pass', (test) => {
    passed += 1;
    if (each) print(`  ✓ ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on('pending', (test: Mocha.Test & SkipReason) => {
    const why = test.skipReason ?? 'no reason given';
    skipped.push({ title: test.fullTitle(), why });
    print(`  – ${test.fullTitle()}: not run, ${why}`);
  });
  runner.on('fail', (test, error: unknown) => {
    const why = describe(error);
    failed.push({ title: test.fullTitle(), why });
    print(`  ✗ ${test.fullTitle()}\n${why.replace(/^/gm, '      ')}`);
  });
  return () => ({ passed, failed, skipped });
}

/** The stack without the frames of node and mocha; with what was expected where the error knows it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? error.message)
    .split('\n')
    .filter((line) => !/^\s+at .*(node:internal|node_modules[\\/]mocha)/.test(line));
  return frames.join('\n');
}
