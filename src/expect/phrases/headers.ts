import { COLUMN_WORDS } from '../kinds.ts';
import type { Hints, Meaning, Said } from '../meaning.ts';
import { pattern, type Family, type Parts, type Reading } from '../phrase.ts';
import { about, identifier, usable } from './about.ts';

const IS = '(?: (?:is|shows|has|reads|equals)| ?[:=]{1,2})?';

/** Words that say how a cell is rather than what it says. */
const REMARK =
  /^(?:right|wrong|low|high|ok|okay|good|fine|bad|correct|set|unset|shown|present|populated|recent|empty|same|new|old|small|large|valid|expected|soon|matches|equal|missing|ready|up|down|not|no|a|is|in|as|for|of|and|column|columns|value|values|increasing|decreasing|stable|unchanged|changed|different|assigned|available|there|listed|visible|printed|true-ish)$/i;

export const headers: Family = {
  title: 'Any column by its header',
  about:
    'A header in capitals, as the table prints it, is a column, whatever kind is listed. With names, only their rows are tested, and each must be there.',
  phrases: [
    {
      name: 'a header and a value',
      pattern: pattern(
        `(?:<all> )?(?:<names:idents>(?:'s)?:?(?: (?:has|with|shows|all))? )?<column:header>(?: column)?${IS} (?:<op:op> ?)?<value:value>(?: (?:for|of|on|in) (?:<all> (?:<kind:kind>|rows?|<noun>)|<of:idents>))?`,
      ),
      read: (part) => ofColumn(part, part.has('op') ? part.comparison('op') : '='),
      examples: [
        [
          'VOLUMEBINDINGMODE `WaitForFirstConsumer`',
          'kubectl get sc nimble',
          'VOLUMEBINDINGMODE is WaitForFirstConsumer in every row',
        ],
        ['ACCESS MODES = RWX', 'kubectl get pvc', 'ACCESS MODES is RWX in every row'],
        ['CPU(cores) < 250m', 'kubectl top pods', 'CPU(cores) is below 250m in every row'],
        ['`cargo` CAPACITY is 5Gi', 'kubectl get pvc', 'CAPACITY is 5Gi in every row of cargo'],
        ['READY True for `mast`', 'kubectl get helmreleases', 'READY is True in every row of mast'],
      ],
      not: ['CLASS traefik or nginx', 'CAPACITY low', 'Capacity grows', 'TLS handshake completes'],
    },
    {
      name: 'a header of a name',
      pattern: pattern(
        '<column:header>(?: column)? (?:of|for) (?:<kind:kind> )?<of:idents> ?(?:is|shows|reads|equals|[:=]{1,2}) ?(?:<op:op> ?)?<value:value>',
      ),
      read: (part) => ofColumn(part, part.has('op') ? part.comparison('op') : '='),
      examples: [
        [
          'INTERNAL-IP of `edge-1` is 10.20.0.5',
          'kubectl get nodes -o wide',
          'INTERNAL-IP is 10.20.0.5 in every row of edge-1',
        ],
      ],
      not: ['INTERNAL-IP of everything is 10.20.0.5', 'address of `edge-1` is 10.20.0.5'],
    },
    {
      name: 'a header without a value',
      pattern: pattern(
        '(?:<all> )?(?:<names:idents> )?<column:header>(?: column)? (?:is )?(?:not|never|no)(?: (?:shows|contains|has|is|includes|reads|say|says))? <value:value>',
      ),
      read: (part) => {
        const reading = ofColumn(part, '!=');
        if (reading?.meaning.is !== 'column' || !/[<>]|^[A-Z]/.test(reading.meaning.value)) return null;
        return { ...reading, meaning: { ...reading.meaning, within: true } };
      },
      examples: [['TARGETS do not show `<unknown>`', 'kubectl get hpa', 'TARGETS has no <unknown> in every row']],
      not: ['TARGETS not shown', 'targets do not show `<unknown>`'],
    },
    {
      name: 'a header with several values',
      pattern: pattern(
        '(?:<all> )?(?:<names:idents> )?<column:header>(?: column)? (?:includes|contains|lists|mentions) <values:names>',
      ),
      read: (part) => {
        const column = headerOf(part);
        const hints = rowsOf(part, column ?? '');
        const values = part.list('values');
        if (column === null || hints === null || /\sor\s/.test(part.sentence.text)) return null;
        if (!values.every((value) => value.exact || identifier(value))) return null;
        const parts = values.map(({ text }): Meaning => ({
          is: 'column',
          column,
          op: '=',
          value: text,
          headed: true,
          within: true,
        }));
        return { meaning: { is: 'both', parts }, hints };
      },
      examples: [
        [
          'ROLES includes `control-plane` and `etcd`',
          'kubectl get nodes',
          'ROLES has control-plane in every row; ROLES has etcd in every row',
        ],
      ],
      not: ['ROLES includes some', 'ROLES includes `etcd` or `control-plane`'],
    },
  ],
};

/** The header as written, if it is in capitals but for a unit in brackets; null for other words. */
function headerOf(part: Parts): string | null {
  const text = part.text('column');
  const bare = text.replace(/\([a-z]+\)/g, '');
  return /^[A-Z][A-Z0-9 ()%/#_-]*$/.test(bare) && /[A-Z]{2}/.test(bare) ? text : null;
}

function rowsOf(part: Parts, column: string): Partial<Hints> | null {
  const hints = about(part);
  const names: readonly Said[] = [
    ...(part.has('names') ? part.list('names') : []),
    ...(part.has('of') ? part.list('of') : []),
  ];
  if (!hints || !names.every((name) => usable(name) && identifier(name))) return null;
  return { ...hints, names, column };
}

function ofColumn(part: Parts, op: ReturnType<Parts['comparison']>): Reading | null {
  const column = headerOf(part);
  const hints = rowsOf(part, column ?? '');
  const value = part.said('value');
  if (column === null || hints === null || op === null || !isCell(value)) return null;
  return { meaning: { is: 'column', column, op, value: value.text, headed: true }, hints };
}

/** What a cell can say: anything in quotes, else no other header and no remark. */
function isCell({ text, exact }: Said): boolean {
  if (exact) return !/\s/.test(text);
  return !COLUMN_WORDS.includes(text) && !REMARK.test(text);
}
