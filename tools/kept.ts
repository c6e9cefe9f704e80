import { spawn } from 'node:child_process';

/**
 * A program that must not outlive us: a small bash between us and it ends its whole process group when the pipe to us
 * closes, however we ended (`kill -9` included), and then removes its folder.
 */
export interface Kept {
  /** All that it printed so far, both streams. */
  readonly output: () => string;
  /** Resolves with the first output that matches; rejects where it ends before, or after `timeoutMs`. */
  readonly until: (pattern: RegExp, timeoutMs: number) => Promise<void>;
  /** Ends it: TERM, three seconds, KILL. Resolves when it is gone and its folder is removed. */
  readonly stop: () => Promise<void>;
}

export interface KeptOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Removed at the end. */
  readonly folder: string;
}

const KEEPER = `
set -m
folder=$1; shift
"$@" </dev/null &
group=$!
exec >/dev/null 2>&1
cat
kill -TERM -- -$group
for _ in {1..30}; do kill -0 -- -$group || break; sleep 0.1; done
kill -KILL -- -$group
for _ in {1..20}; do rm -rf -- "$folder" && break; sleep 0.1; done
`;

export function startKept(command: string, args: readonly string[], options: KeptOptions): Kept {
  const keeper = spawn('bash', ['-c', KEEPER, 'keeper', options.folder, command, ...args], {
    cwd: options.cwd,
    env: options.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    // Not in our group: a Ctrl+C that ends us must leave the keeper time to do its work.
    detached: true,
  });
  let output = '';
  let over = false;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [keeper.stdout, keeper.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      changed();
    });
  // The keeper has closed its own copies: the end of the pipe is the end of the program.
  keeper.stdout.on('end', () => {
    over = true;
    changed();
  });
  const gone = new Promise<void>((resolve) =>
    keeper.on('exit', () => {
      resolve();
    }),
  );

  return {
    output: () => output,
    until: (pattern, timeoutMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          fail(`did not print ${String(pattern)} within ${String(timeoutMs / 1000)} s`);
        }, timeoutMs);
        const done = (): void => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        const fail = (why: string): void => {
          done();
          reject(new Error(`${command} ${why}:\n${output.slice(-4000)}`));
        };
        const look = (): void => {
          if (pattern.test(output)) {
            done();
            resolve();
          } else if (over) fail('ended');
        };
        listeners.add(look);
        look();
      }),
    stop: async () => {
      keeper.stdin.end();
      await gone;
    },
  };
}
