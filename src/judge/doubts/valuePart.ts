import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { fieldsOf } from '../keys/fields.ts';
import { goesOn, isSameImage, partIn } from '../keys/partOfValue.ts';
import { outputOf } from '../printed/output.ts';

const LOOKS: ReadonlySet<string> = new Set(['says', 'contains']);
/** Words that speak of a part. */
const OF_PART = sparing(
  /\b(?:contain\w*|includ\w*|starts?|begins?|ends?|prefix\w*|suffix\w*|under|within|host\w*|domain|registry|path|scheme|tag\w*|version|release|digest|match\w*|points?|ports?|refers?|uses?|mentions?)\b/i,
);
/** Only what has such signs inside is a value that could be cut out of a longer one. */
const HAS_PARTS = /^[\p{L}\p{N}].*[:/.;=@]\S|^[/:]\S/u;

/**
 * A value that is looked for with its key, where that key has a longer one, of which it is a part: values compare whole.
 *
 *     issuer is https://id.example        issuer: https://id.example/realms/test
 */
export function isPartOfValue(words: string, rules: readonly RuleVerdict[], { stdout, facts }: Observed): boolean {
  if (OF_PART.test(words) || !rules.some(({ rule, verdict }) => verdict === 'pass' && LOOKS.has(rule.kind)))
    return false;
  const said = words
    .split(/[\s"'`“”()]+|(?<=^[\w.-]+)[=:](?=\S)/)
    .map((word) => word.replace(/[,;.:]+$/, '').toLowerCase())
    .filter((word) => word !== '' && !/^(?:is|are|=|:|set|to|equals|has|the)$/.test(word));
  // What stands right behind its key.
  const values = said.flatMap((value, at) => (HAS_PARTS.test(value) ? [{ value, key: said[at - 1] ?? '' }] : []));
  if (values.length === 0) return false;
  const isHeaders = stdout.text.startsWith('HTTP/');
  const fields = fieldsOf(outputOf(stdout), facts.stages[0]?.kubectl?.verb === 'describe').filter(
    ({ key }) => key !== '' && said.includes(key.toLowerCase()),
  );
  return values.some(({ value, key }) => {
    const mine = fields.filter((field) => field.key.toLowerCase() === key);
    const own = mine.flatMap((field) =>
      (field.list ?? [...(isHeaders ? field.value.split(/[,;]\s*/) : [field.value])]).map((one) => ({ field, one })),
    );
    if (own.some(({ one }) => one.toLowerCase() === value)) return false;
    return own.some(({ field, one }) => {
      const part = partIn(one.trim(), value);
      return part !== null && goesOn(part) && !isSameImage(field.key, value, part);
    });
  });
}
