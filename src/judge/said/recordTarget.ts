import { readLookup } from '../printed/lookup.ts';
import { fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { sparing } from '../../text/sparing.ts';

/**
 * Where a DNS record leads to: the last word of every record of that type.
 *
 *     MX points at mail.corp.example        10 mail.corp.example.
 *     NS is ns1.corp.example                corp.example.  3600  IN  NS  ns1.corp.example.
 */
const POINTS = sparing(
  /^(?:the\s+)?(mx|ns|cname|ptr|srv)(?:\s+records?)?(?:\s+(?:of|for)\s+(?:the\s+)?(?:zone|domain|name|host|\S+\.\S+))?\s+(?:(?:should|must|shall|will)\s+)?(?:points?|leads?|goes|go|is|are|be|=|→|->|:)(?:\s+(?:at|to))?\s+[`"]?((?:[\w-]+\.)+[a-z][\w-]*)\.?[`"]?\.?$/i,
);

/** Null: other words, or the command asks for no such record. */
export function judgeRecordTarget(clause: string, scene: Scene): Decision | null {
  const [, type = '', name = ''] = POINTS.exec(clause.trim()) ?? [];
  const asked = new RegExp(`\\s${type}(?=\\s|$)|[=]${type}(?=\\s|$)`, 'i').test(scene.observed.text);
  if (type === '' || scene.exit.kind !== 'ok' || scene.exit.masked !== null || !scene.stdout.complete || !asked)
    return null;
  const want = `Expected ${type.toUpperCase()} to be ${name}`;
  const records = readLookup(scene.stdout.lines).records.filter(
    (record) => record.type.toUpperCase() === type.toUpperCase() || record.type === '?',
  );
  const targets = records.map((record) => ({
    record,
    to: (record.text.trim().split(/\s+/).at(-1) ?? '').replace(/\.$/, '').toLowerCase(),
  }));
  const [first] = targets;
  if (!first) return null;
  const others = targets.filter(({ to }) => to !== name.toLowerCase());
  const [other] = others;
  if (!other) return pass(`${want}; found it.`, first.record.text.trim(), first.record.line);
  if (others.length < targets.length)
    return undecided(`${want}; found it, but also ${other.to}.`, other.record.text.trim(), other.record.line);
  return fail(`${want}; found ${other.to}.`, other.record.text.trim(), other.record.line);
}
