import { columnIn } from './gridCells.ts';
import type { Around } from './rowItems.ts';
import { rowSentence } from './rowSentence.ts';

/** What no cell of the rows may hold, or none in one column. */
export interface Denied {
  readonly is: 'not';
  readonly text: string;
  readonly column: number | null;
}

const PLACEHOLDER = /^(?:is )?(?:not|no) (<[a-z ]+>)$/i;
const UNDER =
  /^(?:(?:and |has )?no|none|nothing) (?:(?:is|shows) )?(\S+) (?:is )?(?:in|under|at|for)(?: column)? ([A-Za-z][\w()/%-]*)(?: column)?$/i;
const EITHER = /^(?:nobody|none|none of them|no one|nothing) (?:is )?(?:in |at )?([a-z]+)(?: or ([a-z]+))?$/i;
const SCHEDULABLE =
  /^(?:(.+?) (?:is )?)?(?:schedulable|uncordoned|not cordoned|(?:none|nothing|no node|no nodes|none of them)(?: is)? cordoned)$/i;

/**
 * What a clause denies of all rows that are spoken of.
 *
 *     no <unknown> under TARGETS          nobody in Idle or Active          every node Ready and schedulable
 *
 * Null: it denies nothing; `unread`: it does, in words that are unknown.
 */
export function deniedIn(piece: string, around: Around): readonly Denied[] | 'unread' | null {
  const plain = PLACEHOLDER.exec(piece)?.[1];
  if (plain !== undefined) return [{ is: 'not', text: plain, column: null }];
  const { grid, literals, listed } = around;
  const [, what = '', where] = UNDER.exec(piece) ?? [];
  const at = where === undefined ? null : columnIn(where, grid);
  const literal = /^\uE000(\d+)\uE001$/.exec(what)?.[1];
  const text = literal === undefined ? what : (literals[Number(literal)] ?? '');
  if (at !== null && /[<>]/.test(text)) return [{ is: 'not', text, column: at }];
  const cordoned = listed.includes('nodes') ? SCHEDULABLE.exec(piece) : null;
  const status = cordoned ? columnIn('status', grid) : null;
  if (cordoned && status !== null) {
    const subject = (cordoned[1] ?? '').trim();
    if (subject !== '' && !/^(?:is|nodes|all|both|all nodes|both nodes|every node)$/i.test(subject)) {
      // `web-1 is schedulable` speaks of one row.
      const read = rowSentence(subject, around);
      if (!read || read.names.length > 0 || read.tests.length > 0 || read.amount?.is === 'count') return 'unread';
    }
    return [{ is: 'not', text: 'SchedulingDisabled', column: status }];
  }
  const [, one, other] = EITHER.exec(piece) ?? [];
  const state = columnIn('state', grid) ?? columnIn('status', grid);
  if (one === undefined || state === null || !/^[A-Z]/.test(one) || (other !== undefined && !/^[A-Z]/.test(other)))
    return null;
  // A word of another column is denied there.
  const isCell = (word: string, column: number): boolean =>
    grid.rows.some(({ cells }) => cells.some((cell, i) => i !== column && cell.toLowerCase() === word.toLowerCase()));
  return [one, ...(other === undefined ? [] : [other])].map((word) => ({
    is: 'not',
    text: word,
    column: isCell(word, state) ? null : state,
  }));
}
