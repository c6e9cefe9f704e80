import { calledBy, decided, joined, SUMMED, type Share, type Single } from './single.ts';

/**
 * One thing that is said of two that are named side by side, each of which names a command of its own.
 *
 *     ada and grace are both in wheel        quartz in the subject and in the issuer        200 on / and on /login
 *     ^^^     ^^^^^                                     ^^^^^^^^^^^        ^^^^^^^^^^              ^^^^     ^^^^^^^^^
 */
const NAME = '[\\w./@-]+';
const VERB =
  'are|have|show|print|return|report|say|answer|give|get|carry|serve|resolve|respond|belong|run|exist|listen|use|match|point|pass|succeed|finish';
const BEFORE = new RegExp(
  `^(?:both )?(?:the )?(?<names>${NAME}(?:, (?:the )?${NAME})*,? and (?:the )?${NAME})(?: (?:both |all |each )?(?<verb>${VERB})|:| both| all| each) (?:both |all |each )?(?<rest>\\S.*)$`,
  'i',
);
/** `n1, n2: Ready` */
const LISTED = new RegExp(`^(?<names>${NAME}(?:, ${NAME})+): (?<rest>\\S.*)$`);
const BEHIND = new RegExp(
  `^(?<head>\\S.*?) (?<at>in|on|for|from|by|at|of) (?:both )?(?:the )?(?<names>${NAME}(?:, (?:the )?${NAME})*,? and (?:also )?(?:(?:in|on|for|from|by|at|of) )?(?:the )?${NAME})$`,
  'i',
);
/** `nothing above 70%, neither space nor inodes` */
const BESIDE = new RegExp(
  `^(?<head>\\S[^,]*),? (?:neither (?:in |for |on )?(?:the )?(?<names>${NAME} nor (?:in |for |on )?(?:the )?${NAME})|both (?:in |for |on )(?:the )?(?<pair>${NAME} and (?:in |for |on )?(?:the )?${NAME}))$`,
  'i',
);
const DENIES = /\b(?:not|no|none|nothing|never)\b|n't\b/i;
const ONE: Readonly<Record<string, string>> = {
  ...{ are: 'is', have: 'has', match: 'matches', pass: 'passes', carry: 'carries', finish: 'finishes' },
};

/** Null: they do not name commands, each its own, or one of them is open. */
export function judgeShared(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  if (/\b(?:or|but|respectively|except)\b/i.test(text) || SUMMED.test(text)) return null;
  const before = (BEFORE.exec(text) ?? LISTED.exec(text))?.groups;
  const behind = (BEHIND.exec(text) ?? BESIDE.exec(text))?.groups;
  // Of more than one thing each may be said of one of them alone: it can only hold for all.
  const several = /[,;]|\band\b/i.test(before?.['rest'] ?? behind?.['head'] ?? '');
  const found = before ?? behind;
  const joint = found?.['names'] ?? found?.['pair'] ?? '';
  // `nothing in a nor in b` denies each; `not in a and b` may deny that both hold.
  if (!found || (DENIES.test(text) && !/\bneither\b/i.test(text))) return null;
  if (/\bneither\b/i.test(text) && !DENIES.test(found['head'] ?? '')) return null;
  const names = joint.split(/,? (?:and|nor) (?:also )?|, /i);
  const bare = names.map((name) => name.replace(/^(?:(?:in|on|for|from|by|at|of) )?(?:the )?/i, ''));
  const meant = bare.map((name) => ownerOf(name, bare, singles));
  if (meant.length < 2 || meant.includes(null) || new Set(meant).size !== meant.length) return null;
  const shares = meant.map((single, i) => {
    const forms = before
      ? ofName(bare[i] ?? '', before['verb'] ?? 'are', before['rest'] ?? '')
      : ofPlace(bare[i] ?? '', behind?.['head'] ?? '', behind?.['at']);
    return forms.map((form) => single && decided(single.judge(form))).find((share) => share !== null) ?? null;
  });
  const known = shares.filter((share) => share !== null);
  const share = known.length === shares.length ? joined(known) : null;
  return several && share?.verdict === 'fail' ? null : share;
}

function ofPlace(name: string, head: string, at: string | undefined): readonly string[] {
  return at === undefined ? [head] : [`${head} ${at} the ${name}`, `${head} ${at} ${name}`];
}

function ofName(name: string, verb: string, rest: string): readonly string[] {
  const one = ONE[verb.toLowerCase()] ?? `${verb}s`;
  return [`${name} ${one} ${rest}`, `${one} ${rest}`, ...(one === 'is' ? [rest] : [])];
}

/** The one command that names it, and none of the others that are named with it. */
function ownerOf(name: string, names: readonly string[], singles: readonly Single[]): Single | null {
  const written = calledBy(name, singles);
  const naming = written.length > 0 ? written : singles.filter(({ asked }) => asked.says(name));
  const [single, another] = naming;
  if (!single || another !== undefined) return null;
  return names.some((other) => other !== name && calledBy(other, [single]).length > 0) ? null : single;
}
