import type { RuleTest } from '../../expect/rule.ts';
import { unwrapped } from '../../expect/source.ts';
import { magnitude, ordered } from '../printed/compare.ts';
import { fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** `3 packets transmitted, 0 received, 100% packet loss`; also of busybox and macOS. */
const SUM = /^(\d+) packets transmitted, (\d+) (?:packets )?received,.*?(\d+(?:\.\d+)?)% packet loss.*$/m;
const TIMES = /^(?:rtt|round-trip) min\/avg\/max(?:\/\w+)? = ([\d.]+)\/([\d.]+)\/([\d.]+)(?:\/[\d.]+)? ms.*$/m;

/**
 * What ping sums up, which it tells whatever it exits with: the paths `packet loss`, and `rtt` with `min`, `avg` or
 * `max`; `rtt` alone is that of every reply. Null: the rule is about something else, or there is no sum.
 */
export function byPing(test: RuleTest, scene: Scene): Decision | null {
  if (test.kind !== 'value' || !/^(?:packet loss|rtt(?: (?:min|avg|max))?)$/.test(test.path)) return null;
  const { stages } = scene.observed.facts;
  const [stage, ...filters] = stages;
  const sum = SUM.exec(scene.stdout.text);
  if (!stage || !/^ping6?$/.test(unwrapped(stage).tool ?? '') || !sum) return null;
  if (!filters.every(({ tool }) => /^(?:[ef]?grep|tail|head|cat)$/.test(tool ?? ''))) return null;
  if (scene.exit.kind === 'blocked' || scene.exit.kind === 'undecided') return null;
  const want = `Expected ${test.path} ${test.op} ${test.value}`;
  const wanted = magnitude(test.value)?.size;
  if (wanted === undefined) return undecided(`${want}; that is no amount.`);
  if (test.path === 'packet loss') return compared(Number(sum[3]), sum[0]);
  const times = TIMES.exec(scene.stdout.text);
  if (!times && filters.length > 0) return undecided(`${want}; the times were cut off.`, sum[0]);
  if (!times) return fail(`${want}; no reply came.`, sum[0]);
  const [min = 0, avg = 0, max = 0] = times.slice(1).map(Number);
  if (test.path !== 'rtt') return compared({ min, avg, max }[test.path.slice(4)] ?? avg, times[0]);
  const [low, high] = [compared(min, times[0]), compared(max, times[0])];
  if (low.verdict === high.verdict) return high;
  const mean = compared(avg, times[0]);
  return mean.verdict === 'fail' ? mean : undecided(`${want}; not every reply was so.`, times[0]);

  function compared(found: number, text: string): Decision {
    const ok = ordered(found, test.kind === 'value' ? test.op : '=', wanted ?? Number.NaN);
    return (ok ? pass : fail)(`${want}; found ${text}.`, text);
  }
}
