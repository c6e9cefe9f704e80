import { addressOf } from '../../base/addresses.ts';
import { unframed } from '../../expect/frames.ts';
import { viewOf } from '../../expect/view.ts';
import { judgeResolves } from '../kinds/dns.ts';
import type { Decision, Scene } from '../scene.ts';
import { partsOf, untold } from './besideWords.ts';
import { fail, pass, brief } from '../scene.ts';
import { readLookup } from '../printed/lookup.ts';
import { findToken } from '../printed/tokens.ts';

/**
 * What a name leads to, where the command asks for just that name; or what a record of a type holds.
 *
 *     api.shop resolves to 10.97.3.4             nslookup api.shop
 *     MX points to mail.example.org with priority 10            10 mail.example.org.
 */
export function judgeResolved(clause: string, scene: Scene): Decision | null {
  const view = viewOf(scene.observed.text, scene.observed.facts);
  if (!view.lookup || !scene.stdout.complete) return null;
  if (scene.exit.kind === 'blocked' || scene.exit.kind === 'undecided' || scene.exit.kind === 'nothing-found')
    return null;
  const { words } = unframed(clause);
  const want = `Expected “${brief(clause)}”`;
  const leads = partsOf(LEADS, words);
  if (leads) {
    if (untold(leads.who ?? '', scene.observed.text).length > 0) return null;
    const to = (leads.to ?? '').replace(/[`"']/g, '');
    const decision = judgeResolves(
      { kind: 'resolves', to: addressOf(to) === null ? { name: to } : { address: to } },
      scene,
    );
    // What failed has not answered, whatever it printed.
    return decision.verdict === 'undecided' || (decision.verdict === 'pass' && scene.exit.kind !== 'ok')
      ? null
      : decision;
  }
  const not = partsOf(NOT, words);
  if (not) {
    if (untold(not.who ?? '', scene.observed.text).length > 0) return null;
    const decision = judgeResolves({ kind: 'resolves', to: 'none' }, scene);
    return decision.verdict === 'undecided' ? null : decision;
  }
  const cleared = CLEARED.exec(words)?.groups?.['who'];
  if (cleared !== undefined && untold(cleared, scene.observed.text).length === 0) {
    const line = scene.stdout.lines.find((one) => one.trim() !== '' && !one.startsWith(';'));
    if (line !== undefined && scene.exit.kind === 'ok' && scene.observed.text.includes('+short'))
      return fail(`${want}; found ${brief(line)}.`, line);
    const decision = judgeResolves({ kind: 'resolves', to: 'none' }, scene);
    return decision.verdict === 'undecided' ? null : decision;
  }
  const gone = GONE.exec(words);
  if (gone) {
    const decision = judgeResolves({ kind: 'resolves', to: 'nxdomain' }, scene);
    return decision.verdict === 'undecided' ? null : decision;
  }
  return recordHolds(words, scene, want);
}

const LEADS =
  /^(?<who>(?:[^\s,;:()]+\s+){0,5}?)(?:(?:should|must|will|now|still|correctly)\s+)*(?:resolves?|points?|maps?|translates?|leads?|goes)\s+(?:back\s+)?to\s+(?:the\s+)?(?:(?:address|ip|host|name)\s+)?(?<to>[`"']?[\w.:-]+[`"']?)$/iu;
const NOT =
  /^(?<who>(?:[^\s,;:()]+\s+){0,5}?)(?:(?:does|do|must|should|will|can)\s*(?:not|n't)|no\s+longer)\s+(?:be\s+)?(?:resolves?|resolved|resolvable)(?:\s+(?:any\s?more|any\s+longer|now))?$/iu;
/** Of a record that the command asks for. */
const CLEARED =
  /^(?<who>(?:\S+\s+){0,4}?)(?:record|entry|name)\s+(?:(?:is|was|has been|got)\s+)?(?:cleaned\s+up|gone|removed|deleted)(?:\s+again)?$/iu;
const GONE =
  /^NXDOMAIN(?:\s+now)?\s*[,;:(–-]*\s*(?:(?:since|because|as)\s+)?(?:the\s+)?(?:(?:old\s+)?(?:record|name|entry)\s+(?:is|was|has been|got)\s+(?:gone|removed|deleted))?\)?$/iu;

const HOLDS =
  /^(?:the\s+|an?\s+)?(?<type>MX|TXT|SRV|PTR|CNAME|NS|CAA)(?:\s+records?)?\s+(?:(?:points?|leads?)\s+to|holds?|contains?|is|has|with|says|reads|names|lists)\s+(?<rest>\S.*)$/iu;
/** Where the fields of a record stand. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  MX: ['priority', 'target'],
  SRV: ['priority', 'weight', 'port', 'target'],
};

function recordHolds(words: string, scene: Scene, want: string): Decision | null {
  const match = partsOf(HOLDS, words);
  const type = match?.type?.toUpperCase() ?? '';
  const rest = (match?.rest ?? '').trim();
  if (
    rest === '' ||
    scene.exit.kind !== 'ok' ||
    !new RegExp(`(?:^|\\s)${type}(?:\\s|$)`, 'i').test(scene.observed.text)
  )
    return null;
  const records = scene.observed.text.includes('+short')
    ? scene.stdout.lines
        .filter((line) => line.trim() !== '' && !line.startsWith(';'))
        .map((text) => ({ text, data: text }))
    : readLookup(scene.stdout.lines)
        .records.filter((record) => record.type === type)
        .map(({ text }) => ({ text, data: text.split(new RegExp(`\\sIN\\s+${type}\\s+`)).at(-1) ?? text }));
  if (records.length === 0) return fail(`${want}; there is no such record.`);
  const quoted = /^[`"']([^`]+)[`"']$/.exec(rest)?.[1];
  if (type === 'TXT' || type === 'CAA') {
    const value = quoted ?? (/\s/.test(rest) ? null : rest);
    if (value === null) return null;
    const bare = (text: string): string => text.trim().replace(/^"|"$/g, '').replace(/"\s+"/g, '');
    const hit = records.find(({ data }) => bare(data) === bare(value) || findToken(bare(data), value, { exact: true }));
    if (hit) return pass(`${want}; found it.`, hit.text.trim());
    return fail(`${want}; found ${records.map(({ data }) => data.trim()).join(', ')}.`, records[0]?.text);
  }
  const asked = askedFields(rest, type);
  if (asked === null) return null;
  const fieldsOf = (data: string): readonly string[] => data.trim().split(/\s+/);
  const names = FIELDS[type] ?? ['target'];
  const holds = ({ data }: { readonly data: string }): boolean => {
    const fields = fieldsOf(data);
    return (
      fields.length === names.length &&
      asked.every(({ field, value }) => bareName(fields[names.indexOf(field)] ?? '') === bareName(value))
    );
  };
  const [first] = records;
  const bad = records.find((record) => !holds(record));
  if (!bad) return pass(`${want}; found it.`, first?.text.trim());
  return records.some(holds) ? null : fail(`${want}; found ${bad.data.trim()}.`, bad.text.trim());
}

const bareName = (name: string): string => name.toLowerCase().replace(/[`"'.]+$|^[`"']+/g, '');

function askedFields(rest: string, type: string): readonly { field: string; value: string }[] | null {
  const out: { field: string; value: string }[] = [];
  const named = rest.replace(
    /\b(priority|preference|weight|port)\s+(?:of\s+|is\s+)?(\d+)\b/giu,
    (_, name: string, value: string) => {
      out.push({ field: name.toLowerCase().replace('preference', 'priority'), value });
      return ' ';
    },
  );
  const left = named.split(/[\s,]+/).filter((word) => !/^(?:with|and|at|on|the|an?|for|to|target|host)?$/i.test(word));
  if (left.length > 1) return null;
  const [target] = left;
  if (target !== undefined) {
    if (!/[.]/.test(target)) return null;
    out.push({ field: 'target', value: target });
  }
  const known = FIELDS[type] ?? ['target'];
  return out.length > 0 && out.every(({ field }) => known.includes(field)) ? out : null;
}
