import type { Stage } from '../command/facts.ts';
import { sparing } from '../text/sparing.ts';
import { GREPS, invertsMatch, printsCount } from './grep.ts';
import { countsHeader } from './headed.ts';
import { plain } from './source.ts';
import type { Source } from './source.ts';

/**
 * - `table`: kubectl's columns, or those of a tool that prints such.
 * - `scalar`: one value (or the same several times), as jsonpath, `jq -r .x` and `is-active` do.
 * - `number`: a count.
 */
export type Prints = 'table' | 'yaml' | 'json' | 'names' | 'scalar' | 'number' | 'describe' | 'logs' | 'text';

const FILTERS = new Set([
  'grep',
  'egrep',
  'fgrep',
  'rg',
  'head',
  'tail',
  'sort',
  'uniq',
  'cat',
  'tee',
  'column',
  'less',
]);
export const isGrep = (s: Stage): boolean => s.tool !== null && GREPS.has(s.tool);

/** The word that a grep looks for; empty where none stands there. */
export function grepWord(stage: Stage): string {
  const args = plain(stage.args);
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '-e' || arg === '--regexp') return args[i + 1] ?? '';
    if (/^-[A-Za-z]*[ABCm]$/.test(arg)) i++;
    else if (!arg.startsWith('-')) return arg;
  }
  return '';
}

const inverted = (s: Stage): boolean => s.args.some((a) => a !== null && invertsMatch(a));
const countsMatches = (s: Stage): boolean => s.args.some((a) => a !== null && printsCount(a));

/** Whether it counts lines at its end. */
export function countsOf(stages: readonly Stage[], source: Source): { readonly header: boolean } | null {
  const last = stages.at(-1);
  if (!last) return null;
  const header = countsHeader(stages, source);
  if (header || (isGrep(last) && countsMatches(last)) || (last.tool === 'wc' && last.args.includes('-l')))
    return { header };
  return null;
}

/** What a pipeline prints. */
export function printsOf(stages: readonly Stage[], source: Source): Prints {
  if (countsOf(stages, source)) return 'number';
  let prints = printsFirst(stages[0], source);
  for (const stage of stages.slice(1)) {
    const args = plain(stage.args);
    if (stage.tool === null) return 'text';
    if (stage.tool === 'jq' || stage.tool === 'yq') prints = jqPrints(stage.tool, args);
    else if (stage.tool === 'wc') prints = 'number';
    else if (stage.tool === 'awk' || stage.tool === 'cut' || stage.tool === 'tr' || stage.tool === 'sed')
      prints = prints === 'scalar' ? 'scalar' : 'text';
    else if (stage.tool === 'base64') prints = 'scalar';
    else if (!FILTERS.has(stage.tool)) prints = 'text';
  }
  return prints;
}

/** Commands whose answer is one value. */
const PRINTS_VALUE = [
  sparing(/^systemctl (?:is-active|is-enabled|is-failed)\b/),
  sparing(/^(?:docker|podman) (?:inspect|info|version) .*(?:-f|--format)/),
  sparing(/^(?:git (?:rev-parse|branch --show-current)|kubectl config current-context|whoami|hostname|uname)\b/),
];
/** Without headings, unless it counts. */
const UNLABELLED = sparing(/^psql\b.* -\w*(?:tA|At)/);
const CONTAINER_TABLE = sparing(
  /^(?:docker|podman) (?:ps|images|image ls|container ls|compose (?:(?:-f|-p|--file|--project-name|--profile|--env-file)[ =]\S+ )*ps)\b|^docker-compose ps\b/,
);
const RELEASE_TABLE = sparing(
  /^(?:helm (?:list|ls|history)|flux get|argocd app list|velero (?:backup|schedule|restore) get)\b/,
);
const LOG_READER = sparing(/^(?:journalctl|docker logs|docker compose logs|stern)\b/);
/** One number is all that is asked for: `select count(*) …`, `--query 'length(Contents)'`, `llen jobs`. */
const COUNT = sparing(
  /^(?:psql|mysql|mariadb|sqlite3)\s.*\bselect\s+count\s*\((?:(?!\bunion\b|\bgroup\s+by\b).)*$|^(?:aws|az|oci)\s.*\s--query[ =]length\s*\(|^redis-cli\s.*\b(?:llen|scard|zcard|hlen|xlen|dbsize)\b|^nproc\b|^git\s.*\brev-list\s.*--count\b/is,
);

function jqPrints(tool: string, args: readonly string[]): Prints {
  const program = args.find((a) => !a.startsWith('-')) ?? '.';
  if (/\blength\s*$/.test(program)) return 'number';
  if (program === '.' || /[{]|\bmap\(|to_entries/.test(program)) return tool === 'jq' ? 'json' : 'yaml';
  return 'scalar';
}

function printsFirst(stage: Stage | undefined, source: Source): Prints {
  const call = stage?.kubectl ?? null;
  const line = [source.tool ?? '', ...source.args].join(' ');
  if (call && source.tool === 'kubectl') {
    if (call.verb === 'get') return outputOf(call.output);
    if (call.verb === 'describe') return 'describe';
    if (call.verb === 'logs') return 'logs';
    if (call.verb === 'top' || call.verb === 'events') return 'table';
    if (call.verb === 'auth can-i') return 'scalar';
    if (source.args.includes('current-context')) return 'scalar';
    return 'text';
  }
  if (PRINTS_VALUE.some((form) => form.test(line))) return 'scalar';
  if (CONTAINER_TABLE.test(line)) return 'table';
  if (RELEASE_TABLE.test(line)) return /-o\s*json/.test(line) ? 'json' : 'table';
  if (source.tool === 'jq' || source.tool === 'yq') return jqPrints(source.tool, source.args);
  if (LOG_READER.test(line)) return 'logs';
  if (source.tool === 'wc' || COUNT.test(line)) return 'number';
  if (UNLABELLED.test(line)) return 'scalar';
  return 'text';
}

function outputOf(output: string | null): Prints {
  if (output === null || output === 'wide' || output.startsWith('custom-columns')) return 'table';
  if (output === 'yaml') return 'yaml';
  if (output === 'json') return 'json';
  if (output === 'name') return 'names';
  return 'scalar';
}

/** The key of `… -o yaml | grep clusterIP`, `describe … | grep Status:`, `curl -I … | grep -i server`. */
export function keyOf(stages: readonly Stage[], prints: Prints): string | null {
  if (prints !== 'yaml' && prints !== 'json' && prints !== 'describe') return null;
  const greps = stages.slice(1).filter((s) => isGrep(s) && !inverted(s));
  const word = greps.length === 1 && greps[0] ? grepWord(greps[0]) : '';
  const key = /^["']?([A-Za-z_][\w.\-/]*)["']?\s*:?\s*(?:\.\*.*)?$/.exec(word)?.[1];
  return key ?? null;
}
