import { sparing } from '../../text/sparing.ts';
import type { Observed } from '../contract.ts';

/**
 * Words that deny something at a number that the command does not look at.
 *
 *     nothing listens on port 24        ss -ltn | grep ':23 '
 *                             ^^                         ^^
 *     fewer than 10 9xx                 awk '$9 >= 500' access.log | wc -l
 *                   ^^^                             ^^^
 */
const PORT = /(?:\bport |(?<=\bon |\bon :|\s):?)(\d{2,5})\b(?!\s*(?:%|[a-z]))/gi;
const DENIES = /\b(?:nothing|none|nobody|no|not)\b/i;
const FILTERS = /\b[ezf]?z?grep\b[^|]*\d|\bsport\b|\bdport\b/;
/** It asks one port, and tells of no other: `nc -zv db 5432`. */
const PROBES = /^\s*(?:timeout \S+ )?(?:nc|ncat|telnet)\s/;
const CLASS = /\b([1-5])xx\b/gi;
const FROM = /(?:>=?|==|~\s*\/\^?)\s*["']?([1-5])(?:\d\d|\[|\.)/;

export function asksElsewhere(words: string, command: string): boolean {
  const ports = [...words.matchAll(PORT)].map(([, port = '']) => port);
  const other = ports.some((port) => !new RegExp(`(?<!\\d)${port}(?!\\d)`).test(command));
  if (DENIES.test(words) && other && FILTERS.test(command)) return true;
  const probed = /\bport (\d{2,5})\b/i.exec(words)?.[1];
  if (probed !== undefined && PROBES.test(command) && !new RegExp(`(?<!\\d)${probed}(?!\\d)`).test(command))
    return true;
  const from = FROM.exec(command)?.[1];
  return from !== undefined && [...words.matchAll(CLASS)].some(([, one]) => one !== from);
}

const CLEAN = sparing(/\bclean\b/i);

const PLANNED = sparing(/^Plan: .*(?<!\d)[1-9]\d* to (?:add|change|destroy)\b|^[ \t]*# \S+ (?:will|must) be /m);

/** `clean` of git's working tree, which lists what is not; a plan is clean that changes nothing. */
export function isUnclean(words: string, command: string, printed: string): boolean {
  if (!CLEAN.test(words) || /\b(?:not|un)-?\s*clean\b/i.test(words)) return false;
  if (/\b(?:terraform|tofu)\b.*\splan\b/.test(command) && PLANNED.test(printed)) return true;
  return /\bgit\b.*\s(?:status|diff)\b/.test(command) && printed.trim() !== '' && !/\bclean\b/.test(printed);
}

const QUIET = /^\W*(?:\S+ ){0,3}(?:prints? nothing|no output|(?:is|stays?) (?:silent|quiet)|silent|quiet)\b/i;

/** What stands on standard error was printed, too. */
export function isUnquiet(words: string, { stderr }: Observed): boolean {
  return QUIET.test(words) && stderr.text.trim() !== '';
}
