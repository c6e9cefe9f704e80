import { gridOf } from './grid.ts';
import { brief, fail, isBlank, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

const EVERY =
  /^(?:every|each|all)(?: (?:the )?(?:[a-z]+ )?(?:names?|lines?|entr(?:y|ies)|pods?|rows?|tags?))?(?: (?:is|are|be|must be|should be|has|have))?(?: (?:of|in))? ?(?:the )?(?:form|format|shape|pattern|like|named|called|matches|match|looks? like|names? of the form) `?(\S[^`]*?)`?\.?$/i;
/** What stands for others: `<hash>`, `<5 chars>`, `<3 digits>`, `*`. */
const HOLE = /<([\w .-]+)>|\*/g;

/**
 * Every name in a list has a form: `every name of the form pod/api-<hash>-<5 chars>`. Null: other words, a form without
 * a placeholder, or no list.
 */
export function judgeNamePattern(words: string, scene: Scene): Decision | null {
  const form = EVERY.exec(words.replace(/^\s*#\s*/, '').trim())?.[1];
  if (
    form === undefined ||
    form.length > 120 ||
    !/<[\w .-]+>|\*/.test(form) ||
    /\bor\b|[|^$\\[\]]|><|[>*][>*]/.test(form)
  )
    return null;
  if (scene.exit.kind !== 'ok' || scene.exit.masked !== null || isBlank(scene.stdout)) return null;
  const grid = gridOf(scene.stdout, scene.observed.text);
  if (!grid || grid.at === -1 || grid.rows.length === 0) return null;
  const pattern = patternOf(form);
  const bad = pattern && grid.rows.find(({ cells }) => !pattern.test(cells[grid.at] ?? ''));
  if (!pattern) return null;
  const want = `Expected every name of the form ${form}`;
  if (bad) return fail(`${want}; found ${brief(bad.cells[grid.at] ?? '')}.`, bad.text, bad.line);
  return pass(`${want}; found so in all ${String(grid.rows.length)}.`, grid.rows[0]?.text, grid.rows[0]?.line);
}

function patternOf(form: string): RegExp | null {
  let source = '';
  let from = 0;
  for (const match of form.matchAll(HOLE)) {
    const hole = holeOf(match[1] ?? '');
    if (hole === null) return null;
    source += literal(form.slice(from, match.index)) + hole;
    from = match.index + match[0].length;
  }
  const text = source + literal(form.slice(from));
  return /\s/.test(form.replace(HOLE, '')) ? null : new RegExp(`^${text}$`, 'i');
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** Each is of a fixed set of signs, none of which is the divider beside it. */
function holeOf(inside: string): string | null {
  const [, count, unit = ''] =
    /^(\d{1,2})[ -]?(chars?|characters?|letters?|digits?|hex|hex chars)$/i.exec(inside) ?? [];
  const signs = /^digit/i.test(unit)
    ? '\\d'
    : /^letter/i.test(unit)
      ? '[a-z]'
      : /^hex/i.test(unit)
        ? '[\\da-f]'
        : '[a-z\\d]';
  if (count !== undefined) return `${signs}{${count}}`;
  if (/^(?:\w+[- ])?(?:hash|id|suffix|random|sha|uid)$/i.test(inside)) return '[a-z\\d]+';
  return /^(?:n|number|ordinal|index|digits?)$/i.test(inside) ? '\\d+' : null;
}
