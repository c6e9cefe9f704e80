import { durationMs } from '../printed/compare.ts';
import { tablesOf } from '../printed/tableRead.ts';
import type { Scene } from '../scene.ts';
import type { Reader } from './toolVerdicts.ts';

/**
 * How a cluster, a replica or a certificate is, in the words of the tool that tells it.
 *
 *     everything OK                        cilium status                        Operator:  1 errors
 *     both replication threads running     SHOW REPLICA STATUS\G                Replica_SQL_Running: No
 *     node runs Talos v1.8.3               talosctl version                     the Tag below Server, not below Client
 *     cluster green                        _cat/health?h=cluster,status         what stands in the place of status
 */
export const STATES: readonly Reader[] = [
  { of: /^\s*cilium\s+status\b/, read: ofCilium },
  { of: /\bshow\s+(?:replica|slave)\s+status\b/i, cut: true, read: ofReplica },
  { of: /^\s*talosctl\b.*\sversion\b/, read: ofTalos },
  { of: /\/_cat\/health\b/, read: ofHealth },
  { of: /^\s*(?:sudo\s+)?kubeadm\s.*\bcheck-expiration\b/, read: ofResidual },
];

const EVERYTHING = /^(?:everything|all(?: components?)?)(?: is| are)? (?:ok|healthy)$/i;
const COMPONENT = /([A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)*):\s{2,}(OK|disabled|\d+ (?:errors?|warnings?)\b.*)\s*$/;

/** Each component has a line; what is disabled is neither ok nor broken. */
function ofCilium(part: string, { stdout: { text, lines } }: Scene): boolean | null {
  const all = lines.flatMap((line) => {
    const [, name = '', state = ''] = COMPONENT.exec(line) ?? [];
    return name === '' ? [] : [{ name: name.toLowerCase(), state }];
  });
  if (EVERYTHING.test(part)) {
    if (all.some(({ state }) => /^\d/.test(state))) return false;
    const short = [...text.matchAll(/\b(\d+)\/(\d+)\b/g)].some(([, some, of]) => some !== of);
    const quiet = !short && !/^(?:Errors|Warnings):|\bUnavailable: [1-9]/m.test(text);
    return all.length > 1 && quiet ? true : null;
  }
  const [, name = '', state = ''] = /^(.+?) (?:is )?(ok|healthy|disabled)$/i.exec(part) ?? [];
  const found = all.filter((one) => one.name === name.toLowerCase());
  if (found.length !== 1) return null;
  return found[0]?.state === (/^disabled$/i.test(state) ? 'disabled' : 'OK');
}

const THREADS = /^(?:both|all)(?: the)? (?:replication |replica |slave )?threads(?: are)? (?:running|up)$/i;
const THREAD = /^(?:the )?(io|sql)(?: replication)? thread(?: is)? (?:running|up)$/i;
const LAG =
  /^(?:replication |replica )?lag(?: is)?(?: (<|<=|below|under|less than|at most))? ?(\d+) ?(?:s|sec|seconds?)?$/i;
const NO_LAG = /^(?:no|zero) (?:replication |replica )?lag$/i;

/** A replica of several channels has the lines of each. */
function ofReplica(part: string, { stdout }: Scene): boolean | null {
  const pairs = stdout.lines.flatMap((line) => {
    const [, key, value = ''] = /^\s*(\w+):\s*(\S*)/.exec(line) ?? [];
    return key === undefined ? [] : [{ key, value }];
  });
  const of = (key: RegExp): readonly string[] => pairs.flatMap((one) => (key.test(one.key) ? [one.value] : []));
  const io = of(/^(?:Replica|Slave)_IO_Running$/);
  const sql = of(/^(?:Replica|Slave)_SQL_Running$/);
  const one = THREAD.exec(part)?.[1]?.toLowerCase();
  if (one !== undefined || THREADS.test(part)) {
    const asked = one === undefined ? [io, sql] : [one === 'io' ? io : sql];
    if (asked.some((values) => values.some((value) => value !== 'Yes'))) return false;
    return asked.every((values) => values.length > 0) ? true : null;
  }
  const lag = LAG.exec(part) ?? (NO_LAG.test(part) ? ['', undefined, '0'] : null);
  const behind = of(/^Seconds_Behind_(?:Source|Master)$/);
  if (lag === null || behind.length === 0) return null;
  const [, op, most = ''] = lag;
  const fits = (value: string): boolean => {
    if (!/^\d+$/.test(value)) return false;
    if (op === undefined) return value === most;
    return /^(?:<=|at most)$/i.test(op) ? Number(value) <= Number(most) : Number(value) < Number(most);
  };
  return behind.every(fits);
}

const TALOS =
  /^(?:the |all |every |each )?(nodes?|servers?|client)(?: (?:is|are|runs?|running|on|at))*(?: talos)?(?: version)? v?(\d+\.\d+\.\d+)$/i;

function ofTalos(part: string, { stdout }: Scene): boolean | null {
  const [, side = '', version = ''] = TALOS.exec(part) ?? [];
  const [client = '', server] = stdout.text.split(/^Server:\s*$/m);
  const section = /^client$/i.test(side) ? client : server;
  if (version === '' || section === undefined || !/^Client:\s*$/m.test(client)) return null;
  const tags = [...section.matchAll(/^[ \t]*Tag:\s+v?(\S+)$/gm)].map(([, tag]) => tag);
  return tags.length === 0 ? null : tags.every((tag) => tag === version);
}

const HEALTH = /^(?:(?:the )?(?:es|elasticsearch|opensearch|cluster|health|status|it) )*(?:is )?(green|yellow|red)$/i;

/** The columns that were asked for, or those that are printed by themselves. */
function ofHealth(part: string, { stdout, observed }: Scene): boolean | null {
  const wanted = HEALTH.exec(part)?.[1]?.toLowerCase();
  const [first = '', ...more] = stdout.lines.filter((line) => line.trim() !== '');
  const headed = /[?&]v\b/.test(observed.text);
  const asked = /[?&]h=([\w.,]+)/.exec(observed.text)?.[1]?.split(',');
  const names = headed ? first.trim().split(/\s+/) : (asked ?? ['epoch', 'timestamp', 'cluster', 'status']);
  const [row = '', other] = headed ? more : [first, ...more];
  const cells = row.trim().split(/\s+/);
  const at = names.findIndex((name) => /^(?:status|st)$/.test(name));
  const fits = asked === undefined && !headed ? cells.length > 10 : cells.length === names.length;
  const found = cells[at];
  if (wanted === undefined || other !== undefined || !fits || !/^(?:green|yellow|red)$/.test(found ?? '')) return null;
  return found === wanted;
}

const VALID =
  /^(?:(?:every|all|each)(?: the)? (?:certificates?|certs?)|certificates|certs)(?: is| are)?(?: still)? valid(?: for)?(?: (>|>=|≥|more than|over|longer than|at least))? ?(\d+) ?(days?|d|weeks?|years?)$/i;
const EXPIRES = /^no (?:certificates?|certs?) expires? (?:within|in)(?: the next)? (\d+) ?(days?|d|weeks?|years?)$/i;

/** The time that is left is cut to whole days. */
function ofResidual(part: string, { stdout }: Scene): boolean | null {
  const [, op = '', n, unit] = VALID.exec(part) ?? [];
  const [, within, other] = EXPIRES.exec(part) ?? [];
  const bound = durationMs(`${n ?? within ?? ''} ${unit ?? other ?? ''}`);
  if (bound === null) return null;
  const results = tablesOf(stdout, null).flatMap(({ header, rows }) => {
    const at = header.indexOf('RESIDUAL TIME');
    return at === -1
      ? []
      : rows.map(({ cells }) => isLeft(cells?.[at] ?? '', bound, /^(?:>|more|over|longer)/i.test(op)));
  });
  if (results.includes(false)) return false;
  return results.length > 0 && !results.includes(null) ? true : null;
}

function isLeft(cell: string, bound: number, above: boolean): boolean | null {
  if (cell === '<invalid>') return false;
  const left = durationMs(cell);
  if (left === null) return null;
  return left === bound && above ? null : left >= bound;
}
