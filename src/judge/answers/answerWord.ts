import { isStateWord } from '../../expect/asides.ts';
import { isPlainValue } from '../../expect/plainValue.ts';
import { findToken } from '../printed/tokens.ts';

/** Access modes of volumes, as people and tables shorten them. */
const ACCESS: Readonly<Record<string, string>> = {
  RWO: 'ReadWriteOnce',
  RWX: 'ReadWriteMany',
  ROX: 'ReadOnlyMany',
  RWOP: 'ReadWriteOncePod',
};

/** How it goes: another word of the same side may mean the same, one of another side does not. */
const GOOD =
  /^(?:running|active|healthy|ready|ok|okay|green|up|alive|available|bound|synced|succeeded|success|successful|complete|completed|passed|passing|enabled|connected|online|established|full|optimal|operational|started|deployed|accepted|valid|attached|loaded|normal|primary|true|yes|on|good|clean|fine|sane|insync|in-sync|sealed|unsealed|open|closed)$/i;
const BAD =
  /^(?:stopped|inactive|failed|failing|failure|unhealthy|notready|not-ready|error|errored|red|yellow|down|degraded|unknown|pending|creating|updating|deleting|terminating|terminated|starting|stopping|provisioning|deallocated|shutting-down|rebooting|offline|disconnected|disabled|outofsync|out-of-sync|lost|released|crashed|dead|exited|suspended|paused|progressing|incomplete|invalid|missing|masked|unavailable|critical|warning)$/i;

/** `running` of a unit that `systemctl is-active` calls `active`, and forms of one word. */
const SAME: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:running|up|started)$/i, /^active$/],
  [/^(?:stopped|down)$/i, /^(?:inactive|dead)$/],
  [/^succe(?:ss|ssful|eded)$/i, /^succe(?:ss|ssful|eded)$/i],
  [/^fail(?:ed|ure)$/i, /^fail(?:ed|ure)$/i],
  [/^cancell?ed$/i, /^cancell?ed$/i],
];

/**
 * Whether a word of the author's is the whole answer. False: another value of the same form was printed. Null: what was
 * printed may mean the same, or say something else.
 */
export function wordAnswer(word: string, exact: boolean, value: string): boolean | null {
  if (/[*<>…?]|\.x$/i.test(word)) return null;
  const found = value.replace(/(?<=[a-z]\.[a-z]+)\.$/i, '');
  if (exact) return word === found ? true : exactly(word, found);
  const place = /^(?:staging|testing|training)$/.test(word);
  if (place && found.startsWith(`${word}-`)) return false;
  if (/^[a-z]+ing$/.test(word) && word !== 'enforcing' && !place && !GOOD.test(word) && !BAD.test(word)) return null;
  if (word.toLowerCase() === found.toLowerCase()) return true;
  if (/^v?\d+(?:\.\d+)+$/.test(word) && bareVersion(found) === bareVersion(word)) return true;
  if (/\s/.test(found)) return null;
  const access = ACCESS[word.toUpperCase()];
  if (access !== undefined) return access === found;
  const hit = findToken(found, word, { exact: false });
  if (hit)
    return hit.how !== 'generated' &&
      hit.end === found.length &&
      /[/:]/.test(found.charAt(hit.start - 1)) &&
      /[\d-]/.test(word)
      ? true
      : null;
  if (SAME.some(([said, shown]) => said.test(word) && shown.test(found))) return true;
  return isOfOtherSide(word, found) || isOtherName(word, found) || isOtherWord(word, found) ? false : null;
}

function exactly(word: string, found: string): boolean | null {
  if (word.toLowerCase() === found.toLowerCase() || /\s/.test(found)) return null;
  const hit = findToken(found, word, { exact: true });
  // `old/main` is another branch than `main`, and `pod/main` is what kubectl calls it.
  if (hit)
    return hit.how === 'component' &&
      hit.end === found.length &&
      (/[\d:.]/.test(word) || OF_KIND.test(found.slice(0, hit.start)))
      ? true
      : null;
  return /^\d/.test(word) && found.startsWith(word) && !/^\d+$/.test(found.slice(word.length)) ? null : false;
}

const OF_KIND = /^(?:pod|node|service|namespace|secret|configmap|job|cronjob|ingress|[a-z]+(?:\.[a-z\d-]+)+)\/$/;

/** Words for one state of health, or of what runs: which of them a tool prints is its own choice. */
const ALIKE: readonly RegExp[] = [
  /^(?:healthy|ok|okay|up|green|alive|good|passing|true|t|yes|1)$/i,
  /^(?:running|active|up|started|true)$/i,
  /^(?:stopped|inactive|down|dead|exited)$/i,
];
const SWITCH = /^(?:true|false|t|f|yes|no|on|off|[01])$/i;

/** Two words that may say the same: `active` where `running` is expected, `t` where `standby` is. */
export function maySayTheSame(word: string, found: string): boolean {
  if (!/^[A-Za-z]+$/.test(word) || SWITCH.test(word)) return false;
  const isNoState =
    isStateWord(word) && !isStateWord(found) && !GOOD.test(found) && !BAD.test(found) && /\d|_/.test(found);
  return isNoState || SWITCH.test(found) || ALIKE.some((alike) => alike.test(word) && alike.test(found));
}

const bareVersion = (text: string): string => text.replace(/^v(?=\d)/i, '');

function isOfOtherSide(word: string, found: string): boolean {
  return (GOOD.test(word) && BAD.test(found)) || (BAD.test(word) && GOOD.test(found));
}

/** Names with digits or signs in them: a version may be written shorter than it is printed. */
function isOtherName(word: string, found: string): boolean {
  if (!/\d|[\w][/:._-][\w]/.test(word)) return false;
  const [a, b] = [bareVersion(word), bareVersion(found)];
  if (/^\d/.test(a) && /^\d/.test(b) && (b.startsWith(`${a}.`) || b.startsWith(`${a}-`) || b.startsWith(`${a}+`)))
    return /^\d+\.\d+\.\d+$/.test(a) && b.startsWith(`${a}-`) && /^v/.test(word);
  // An amount, a date or an address may be written in many ways.
  if (/^[\d.,:-]+%?$/.test(word) !== /^[\d.,:-]+%?$/.test(found))
    return /^v?\d+(?:\.\d+)+$/.test(word) ? false : /[a-z]/i.test(word) && /[a-z]/i.test(found);
  return true;
}

/** Single words of which neither tells how something goes. */
function isOtherWord(word: string, found: string): boolean {
  if (/^enforcing$/i.test(word)) return /^(?:permissive|disabled)$/i.test(found);
  if (!/^[A-Za-z][A-Za-z_]+$/.test(word) || !/^[A-Za-z][\w./-]+$/.test(found)) return false;
  if (/^(?:true|false|null|none|yes|no|on|off)$/i.test(found)) return false;
  if (!isPlainValue(word)) return BAD.test(word) && BAD.test(found);
  return !GOOD.test(word) && !BAD.test(word) && !GOOD.test(found) && !BAD.test(found);
}
