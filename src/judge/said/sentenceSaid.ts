import { isTold } from '../../expect/asides.ts';
import { unframed } from '../../expect/frames.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * What a tool says of itself in one sentence, in the shorter words of the author.
 *
 *     registry is ready        Registry Service is Ready.                  pass
 *     config valid             Success! The configuration is valid.        pass
 *     registry is ready        Registry Service is not Ready.              fail
 *
 * Null: other words, no such sentence or several, or a subject that neither the sentence nor the command names.
 */
export function judgeSentenceSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || stdout.text.length > MOST_TEXT) return null;
  const claim = CLAIM.exec(unframed(clause.replace(/[`"'“”]/g, '')).words)?.groups;
  if (claim === undefined) return null;
  const found = stdout.lines.flatMap((line) => sentenceIn(line) ?? []);
  const [sentence, another] = found;
  if (sentence === undefined || another !== undefined) return null;
  const state = (claim['state'] ?? '').toLowerCase();
  if (sentence.state !== state) return null;
  const own = new Set(sentence.subject.flatMap(namesOf));
  const subject = (claim['who'] ?? '').split(/\s+/).filter((word) => word !== '' && !SMALL.test(word));
  if (!subject.every((word) => own.has(word.toLowerCase()) || isTold(word, observed.text))) return null;
  // `shop is ready` is not told by a shop that prints `Database is ready`.
  const other = sentence.subject.some((word) => !SMALL.test(word) && !isTold(word, observed.text));
  if ((other || sentence.denied) && subject.some((word) => !own.has(word.toLowerCase()))) return null;
  const told = `Expected “${brief(clause)}”; found “${brief(sentence.line)}”`;
  return (sentence.denied ? fail : pass)(told, sentence.line);
}

const MOST_TEXT = 2000;
const STATE =
  'ready|healthy|valid|ok|okay|alive|active|running|available|online|reachable|green|up|live|clean|correct|successful|complete|initialized|synced|in sync|up to date';
const CLAIM = new RegExp(
  `^(?<who>(?:[\\p{L}][\\w.-]*\\s+){0,4}?)(?:(?:is|are|must be|should be) )?(?<state>${STATE})$`,
  'iu',
);
const SENTENCE = new RegExp(
  `^(?:\\S+! )?(?<subject>(?:[\\p{L}][\\w./-]*\\s+){1,4}?)(?:is|are) (?<not>not (?:yet )?)?(?<state>${STATE})[.!]?$`,
  'iu',
);
const SMALL = /^(?:the|an?|its?|this|that|server|service|status|instance|now|is|are)$/i;

interface Sentence {
  readonly subject: readonly string[];
  readonly denied: boolean;
  readonly state: string;
  readonly line: string;
}

function sentenceIn(text: string): Sentence | null {
  const line = text.trim();
  const groups = SENTENCE.exec(line)?.groups;
  if (groups === undefined) return null;
  const subject = (groups['subject'] ?? '').trim().split(/\s+/);
  // `no service is ready`, `one of two nodes is up`
  if (subject.some((word) => OTHERS.test(word))) return null;
  return { subject, denied: groups['not'] !== undefined, state: (groups['state'] ?? '').toLowerCase(), line };
}

const OTHERS =
  /^(?:no|not|none|neither|nothing|one|some|any|if|when|whether|until|unless|but|only|of|or|and|all|every|each|partially|almost|nearly|never)$/i;

/** `config` for what the tool calls the configuration. */
function namesOf(word: string): readonly string[] {
  const name = word.toLowerCase();
  if (name === 'configuration') return [name, 'config'];
  return name === 'database' ? [name, 'db'] : [name];
}
