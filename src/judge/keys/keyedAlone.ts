import { isStateWord } from '../../expect/asides.ts';
import type { Segment } from '../../expect/statement.ts';
import { agrees } from './agrees.ts';
import type { Said } from './agrees.ts';
import type { Field } from './field.ts';
import { STATE_KEY } from './keyedGroups.ts';
import { content, resultOf } from './keyedWays.ts';
import type { Around, Result } from './keyedWays.ts';

export const countFits = ({ every }: Segment, fields: readonly Field[]): boolean =>
  fields.length > 1 && (every?.count ?? fields.length) === fields.length;

/** Words of systemd's, each of which is said of one key only. */
const UNIT_STATES: readonly { readonly key: string; readonly is: RegExp }[] = [
  { key: 'ActiveState', is: /^(?:active|inactive)$/i },
  { key: 'SubState', is: /^(?:running|exited|dead|waiting|listening)$/i },
  { key: 'UnitFileState', is: /^(?:enabled|disabled|masked|static)$/i },
  { key: 'LoadState', is: /^(?:loaded|not-found)$/i },
];

/** A value without its key: a state where one key tells it, or an address or name that is one key's whole value. */
export function ofValueAlone({ words, every, op }: Segment, { fields, told, words: all }: Around): Result | null {
  const said = content(words);
  // Where and when a unit is so is told.
  const [word] = said;
  const unit = UNIT_STATES.find(({ is }) => is.test(word?.text ?? ''));
  const [own, second] = unit && op === '=' && !every ? fields.filter(({ key }) => key === unit.key) : [];
  if (word && own && !second && said.slice(1).every(({ text }) => told(text)))
    return { ok: own.value === word.text.toLowerCase(), field: own };
  const values = said.filter(({ text, exact }) => exact || !told(text));
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last || op !== '=' || values.length > 2) return null;
  const text = first.exact ? first.text : all.slice(first.start, last.end);
  const value: Said = { text, op, exact: first.exact };
  const capitals = /^[A-Z][A-Z_]{2,}$/.test(text);
  const states = fields.filter(({ key }) => STATE_KEY.test(key));
  if (every) {
    if (!isStateWord(text) && !capitals) return null;
    const plain = states.filter(({ key }) => /^(?:status|state|phase|health|role)$/i.test(key));
    const mine = plain.filter(({ key }) => key === plain.find((one) => agrees(one, value) === true)?.key);
    return countFits({ words, every, op, denied: null }, mine) ? (resultOf(mine, value, true)[0] ?? null) : null;
  }
  const [state] = states;
  if (state && states.length === 1 && /^\p{L}[\p{L}_-]+$/u.test(text)) {
    const ok = agrees(state, value);
    const sure = (isStateWord(text) && isStateWord(state.value)) || (capitals && /^[A-Z_]+$/.test(state.value));
    if (ok === true || (ok === false && sure)) return { ok, field: state };
  }
  // `RollingUpdate`: only names of values are written so.
  if (/^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/.test(text)) {
    const [mine, another] = fields.filter((field) => field.value === text);
    return mine && !another ? { ok: true, field: mine } : null;
  }
  if (!/\d/.test(text) || !/[\p{L}.:/]/u.test(text)) return null;
  const holding = fields.filter((field) => agrees(field, value) === true);
  const [one] = holding;
  const shape = (written: string): string => written.replace(/\d+/g, '9').toLowerCase();
  const alike = fields.filter((field) => shape(field.value) === shape(text));
  if (one && holding.length === 1 && alike.length === 1) return { ok: true, field: one };
  const [other] = alike;
  return !one && other && alike.length === 1 ? { ok: false, field: other } : null;
}
