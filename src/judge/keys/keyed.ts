import { isTold } from '../../expect/asides.ts';
import { isSmall, segmentsOf } from '../../expect/statement.ts';
import { askedFields } from './askedFields.ts';
import { fieldsOf } from './fields.ts';
import { inSegments } from './keyedSegments.ts';
import { readingsOf } from './keyedReadings.ts';
import type { Around } from './keyedWays.ts';
import type { Field } from './field.ts';
import { judgeMember } from './memberOf.ts';
import { partsOf, plainWord } from '../printed/keyWords.ts';
import type { Told } from './labels.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { judgeValue } from '../kinds/value.ts';
import { allWords } from '../../text/words.ts';

/**
 * Words about an output of keys and values: every word is a value, or names the key of that value, what stands above
 * it or whose it is; what the command says itself names it too.
 *
 *     status green, 3 nodes, 0 unassigned shards       storage encrypted, not public        all four flags are on
 *     ^key   ^value ^value ^key                        ^^^^^^^^^^^^^^^^^ a switch   ^^^^^^ is off
 *
 * A key must be named as a whole, but for words such as `number of`; where two are named as well, nothing is decided.
 */
export function judgeKeyed(words: string, scene: Scene): Decision | null {
  const { observed, stdout } = scene;
  const told = toldBy(observed.text);
  const block = inBlock(words, told, scene);
  if (block) return block;
  const described = observed.facts.stages[0]?.kubectl?.verb === 'describe';
  const fields = askedFields(scene) ?? fieldsOf(stdout, described);
  if (fields.length === 0) return null;
  for (const reading of readingsOf(words.replace(/^\s*#+\s+/, ''), fields)) {
    const decision = judgeReading(reading, fields, told, words);
    if (decision) return decision;
  }
  return null;
}

function judgeReading(reading: string, fields: readonly Field[], told: Told, words: string): Decision | null {
  const segments = segmentsOf(reading);
  if (segments === null) return null;
  const around: Around = { words: reading, fields, told };
  const found = inSegments(segments, around);
  const want = `Expected “${brief(words)}”`;
  const bad = found?.find(({ ok }) => !ok);
  if (bad) return fail(`${want}; found ${brief(bad.field.text)}.`, bad.field.text, bad.field.line);
  const first = found?.[0];
  if (!first) return null;
  const shown = [...new Set(found.map(({ field }) => brief(field.text, 60)))].slice(0, 3).join(', ');
  return pass(`${want}; found ${shown}.`, first.field.text, first.field.line);
}

/** Such a word claims something even where the command has it too. */
const CHOOSES =
  /^(?:no|not|none|never|all|every|each|both|any|only|other|new|old|first|last|next|same|without|except|two|three|four|five)$/i;

/** Each word is looked for in the command once. */
function toldBy(command: string): Told {
  const said = new Set(allWords(command).flatMap((word) => [plainWord(word), ...partsOf(word)]));
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const result =
      /\p{L}{2}/u.test(word) && !CHOOSES.test(word) && (isTold(word, command) || said.has(plainWord(word)));
    known.set(word, result);
    return result;
  };
}

const BLOCK = /^([^:{}[\]]*?)([A-Za-z][\w.-]*):\s+(\{[^{}]*\}|\[[^[\]]*\])[.\s]*$/;

/** `rendered manifest contains drop: [ALL]`: a key with its block in one line, whatever form it is printed in. */
function inBlock(words: string, told: Told, scene: Scene): Decision | null {
  const [, before = '', path, value] = BLOCK.exec(words.replace(/[`"]/g, '')) ?? [];
  const plain = before.split(/\s+/).filter((word) => word !== '' && !isSmall(word));
  if (path === undefined || value === undefined || !plain.every((word) => HOLDS.test(word) || told(word))) return null;
  const decision = judgeValue({ kind: 'value', path, op: '=', value }, scene);
  return decision.verdict === 'pass' || decision.verdict === 'fail' ? decision : null;
}

const HOLDS = /^(?:contains|includes|shows|sets|verify|confirm|expect|expected)$/i;

/** … where the command came to an end that lets its output count. */
export function judgeByKeys(words: string, scene: Scene): Decision | null {
  const { exit } = scene;
  return exit.kind === 'ok' || (exit.kind === 'answer' && exit.error !== true)
    ? (judgeKeyed(words, scene) ?? judgeMember(words, scene))
    : null;
}
