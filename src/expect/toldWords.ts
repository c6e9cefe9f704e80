import { isTold } from './asides.ts';
import { impliedWords } from './impliedWords.ts';

/**
 * Words that are plain only beside the command, which says what the rest of them mean.
 *
 *     Reader is attached          aws iam list-attached-role-policies       Reader is listed
 *     KubeDown not firing         amtool alert query                        KubeDown is not listed
 *     10.0.3.17 is among the backends      kubectl get endpoints api        10.0.3.17 is listed
 *     chain verifies OK           openssl verify -CAfile ca.pem a.pem       every line contains `OK`
 *     no x509 errors              journalctl -u web | grep x509             nothing
 */
export function toldPlainly(words: string, command: string): readonly string[] {
  const text = words.replace(/^(?:the|an?)\s+/i, '');
  return [
    listed(text, command),
    among(text, command),
    result(text, command),
    form(text, command),
    kept(text, command),
  ].filter((one) => one !== null);
}

const LISTS = /\b(?:list|ls|get|query|show|search|find|lsmod|alerts?|ps|table|routes?)\b|\blist-|\bls[a-z]{2,}\b/i;
const NAME = '((?=\\S*(?:[\\d_.:/-]|\\p{Ll}\\p{Lu}))[\\w./:@-]+)';

/** A participle of the command's own: all that it lists is so. */
function listed(text: string, command: string): string | null {
  const [, before = '', name, noun = '', no, deed = ''] =
    new RegExp(
      `^(\\p{Ll}+ )?${NAME}( (?!(?:is|are|was|has|not|must)\\b)\\p{Ll}+)? (?:(?:is|are|was|has been|must be) )?(not )?(\\p{Ll}+(?:ed|ing))$`,
      'u',
    ).exec(text) ?? [];
  if (name === undefined || !LISTS.test(command) || /\bgrep\b.*\s-\w*[vc]/.test(command)) return null;
  if (/^(?:listed|printed|shown|failed|failing|running|pending|terminating)$/.test(deed)) return null;
  // What flags say is shown, kept or filtered, and a row may deny it.
  const [deeds = ''] = command.split(/\s-|\s\|/, 1);
  if (!isTold(deed, deeds) && !impliedWords(command).includes(deed)) return null;
  if ([noun, before].some((one) => one !== '' && !isTold(one, command))) return null;
  return `${name} is ${no ?? ''}listed`;
}

const AMONG = new RegExp(
  `^${NAME} (?:(?:is|must be|should be|has to be) )?(not )?(?:(?:listed |included |found |to be found )?(?:among|amongst)|(?:listed )?(?:in|on) the list of|one of|part of|included in) (?:the |its |their )?([\\p{L} -]+)$`,
  'u',
);

/** What the list is called says nothing where the command lists just that. */
function among(text: string, command: string): string | null {
  const [, name, no, of = ''] = AMONG.exec(text) ?? [];
  return name !== undefined && isTold(of, command) ? `${name} is ${no ?? ''}listed` : null;
}

/** The verdict of a check, under whatever name for what it checks. */
function result(text: string, command: string): string | null {
  const [, what = '', word] = /^(\S.*?) (?:(?:is|are|comes? out|comes? back|reports?|says?) )?(OK)$/.exec(text) ?? [];
  const told = what.split(' ').every((one) => /^(?:the|is)$/i.test(one) || isTold(one, command));
  return word !== undefined && told && /^\s*(?:openssl verify\b|\w+sum\s(?:.*\s)?(?:-c|--check)\b)/.test(command)
    ? `every line contains \`${word}\``
    : null;
}

/** A range of versions that the one value asked for must be in: `tag is 1.27.x` beside `yq .image.tag`. */
function kept(text: string, command: string): string | null {
  const [, what = '', range] =
    /^([a-z ]+?) is (v?\d+(?:\.\d+)?\.[x*]|at (?:least|most) v?\d+(?:\.\d+)+)$/.exec(text) ?? [];
  return range !== undefined && VALUES.test(command) && isTold(what, command) ? range : null;
}

const VALUES = /\bjsonpath=|\bjq\b.*\s-\w*r|\byq\b|--query\b.*\b(?:tsv|text)\b|--format\b|\brev-parse\b|\s-raw\b/;

/** The form of the values that a command prints alone. */
function form(text: string, command: string): string | null {
  if (!VALUES.test(command)) return null;
  if (
    /^(?:(?:all|every|each|both) )?images? (?:(?:is|are) )?(?:pinned|referenced|given|specified|set|identified|fixed)(?: (?:by|to|with|via|using|through))(?: (?:its|an?|the|their))?(?: sha-?256)? digests?$/i.test(
      text,
    )
  )
    return 'matches regex `^(?!.*(?:^|\\s)[^\\s@]+(?:\\s|$)).*@sha256:[0-9a-f]{64}["\']?$`';
  const digits =
    /^(?:full )?(\d{1,3})[- ](?:hex )?(?:characters?|chars?|digits?|hex|letters?)(?: (?:long|hex|hexadecimal|full|git|commit))* (?:sha|sha-?1|sha-?256|hash|commit|commit id|digest|revision)$/i.exec(
      text,
    )?.[1];
  return digits === undefined ? null : `matches regex \`^["']?[0-9a-f]{${digits}}["']?$\``;
}

/** `no x509 errors` beside `grep x509`: what is not found, whatever its kind is called. */
export function soughtNone(words: string, command: string): boolean {
  const what =
    /^(?:no|zero) (\S.*?) (?:errors?|failures?|problems?|complaints?|messages?|lines?|entries|hits?|matches)$/i.exec(
      words,
    )?.[1];
  const last = command.split(/\s\|\s/).at(-1) ?? '';
  return what !== undefined && /^\s*e?grep\s(?!.*\s?-\w*[vcL])/.test(last) && isTold(what, last);
}

const NONE =
  '(?:no output|empty(?: output)?|nothing(?: is)?(?: printed| shown| listed)?|prints nothing|shows nothing|no lines|silent)';
const BESIDE_NONE = new RegExp(
  `^(?:${NONE}(?:,| [–—-]|:| \\() ?([^()]+?)\\)?|([^()]+?)(?:,| [–—-]|:| \\() ?${NONE}\\)?)$`,
  'iu',
);
const WELL =
  /^(?:everything|all|is|are|the|of|it|and|or|both|either|clean|tidy|fine|ok|okay|good|valid|passes|passed|succeeds|succeeded|healthy|synced|sync|in|up|to|date|done|complete|unchanged|identical|equal|same|nothing|none|left|well|so|already|pods?|resources?|nodes?|objects?|files?)$/i;

/** Words beside "no output" that only say what it means: nothing is printed where all is well. */
export function meansNothing(words: string, command: string): boolean {
  const match = BESIDE_NONE.exec(words);
  const beside = match?.[1] ?? match?.[2];
  if (beside === undefined || /[\d`"]/.test(beside)) return false;
  const left = /\bgrep\s+(?:-\S+\s+)*-\w*v\w*\s+(?:-\S+\s+)*('[^']*'|"[^"]*"|\S+)/.exec(command)?.[1] ?? '';
  const skipped = new Set(left.toLowerCase().match(/[\p{L}]+/gu));
  const rest = beside.split(/[\s,]+/).filter((word) => !WELL.test(word));
  const sought = /\bgrep\b/.test(command);
  // Of no row at all only a word for all of them is so.
  if (sought && !/^(?:everything|all|every|each|nothing)\b/i.test(beside)) return false;
  return rest.every((word) => skipped.has(word.toLowerCase()) || (!sought && isTold(word, command)));
}
