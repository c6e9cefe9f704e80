import { spawnSync } from 'node:child_process';

export interface Cost {
  /** User and system time of the command line and all that it waited for, in ms. */
  readonly cpu: number;
  readonly wall: number;
  readonly status: number | null;
}

/** Runs a line of bash and tells what it cost. Its output goes nowhere. */
export function costOf(command: string): Cost {
  const timed = `TIMEFORMAT='%U %S %R'; time { ${command}; } >/dev/null 2>&1`;
  const { stderr, status } = spawnSync('bash', ['-c', timed], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [user = NaN, system = NaN, wall = NaN] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { cpu: (user + system) * 1000, wall: wall * 1000, status };
}
