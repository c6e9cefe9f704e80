import type { Comparison } from '../../expect/rule.ts';
import { compares } from '../printed/compare.ts';
import { sameValue, show } from '../printed/contain.ts';
import { documentsOf } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import type { Place } from '../printed/paths.ts';
import { isLiteral, isOfTexts } from '../printed/typed.ts';
import type { TestOf } from '../scene.ts';

/** Without the quotes that an author put around a value as JSON has them. */
export function textOf(test: TestOf<'value'>): TestOf<'value'> {
  const wanted = parseWanted(test.value);
  return wanted?.is === 'scalar' ? { ...test, value: wanted.text } : test;
}

/** The text `"true"` where the author wrote `true`. */
export function isQuoted({ path, value }: Place, test: TestOf<'value'>): boolean {
  return (
    test.op === '=' && value.is === 'scalar' && value.string && isLiteral(test.value) && !isOfTexts(path.split(/[.[]/))
  );
}

/** `[ALL]`, `{a: b}` and `"true"` are read as YAML; everything else is a word. */
export function parseWanted(value: string): Value | null {
  if (!/^[[{"]/.test(value.trim())) return null;
  const docs = documentsOf(value);
  return docs.kind === 'parsed' ? (docs.docs[0] ?? null) : null;
}

/** Null: the two cannot be compared. */
export function compareValue(value: Value, op: Comparison, text: string, wanted: Value | null): boolean | null {
  if (wanted?.is === 'scalar' && (op === '=' || op === '!=')) {
    const same = value.is === 'scalar' && value.text === wanted.text;
    return same && !value.string ? null : same === (op === '=');
  }
  if (value.is === 'scalar') {
    const remark = op === '=' ? besideRemark(value.text, text) : null;
    return remark === 'open' ? null : (remark ?? compares(value.text, op, text));
  }
  if (wanted) return op === '=' || op === '!=' ? sameValue(value, wanted) === (op === '=') : null;
  const sample = sampleIn(value);
  if (sample !== null) return compares(sample, op, text);
  if (value.is === 'list' && (op === '=' || op === '!=')) {
    const all = value.items.length > 0 && value.items.every((item) => item.is === 'scalar');
    if (!all) return op === '=' ? false : null;
    const joined = compares(value.items.map(show).join(', '), '=', text) === true;
    const only = value.items.length === 1 && compares(show(value.items[0] ?? value), '=', text) === true;
    return (joined || only) === (op === '=');
  }
  return op === '=' ? false : null;
}

/** `[1741082400.1, "1"]`: a value with its time, as Prometheus answers. */
function sampleIn(value: Value): string | null {
  const [time, one, ...more] = value.is === 'list' ? value.items : [];
  const timed = time?.is === 'scalar' && !time.string && /^1\d{9}(?:\.\d+)?$/.test(time.text) && more.length === 0;
  return timed && one?.is === 'scalar' && one.string ? one.text : null;
}

/** `True   [eth0 10.9.0.4]`: what follows in brackets cannot turn a switch; behind another word it may. */
export function besideRemark(value: string, wanted: string): boolean | 'open' | null {
  const [, word = '', sign] = /^(\S+)\s+([[(])/.exec(value) ?? [];
  if (sign === undefined || compares(word, '=', wanted) !== true) return null;
  return sign === '[' && isLiteral(word.toLowerCase()) ? true : 'open';
}
