import { show } from '../printed/contain.ts';
import { structured } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { placesOf } from '../printed/paths.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision } from '../scene.ts';

/** Words about a JSON body: `cluster status green`, `no unassigned shards`, `no firing alerts`. Null: they are not. */
export function judgeBody(text: string, output: string, command: string, want: string): Decision | null {
  if (!/^\s*[[{]/.test(output)) return null;
  const docs = structured(output);
  const [doc] = docs ?? [];
  if (!docs || !doc || docs.length > 1) return null;
  const none =
    /^(?:no|zero) (\w+) (\w+s)$/i.exec(text) ?? reversed(/^(?:no|zero) (\w+s) (?:are |is )?(\w+)$/i.exec(text));
  if (none) return noneOf(none[1] ?? '', none[2] ?? '', doc, want);
  const state = /^(?:(\w+) )?(status|state|health|phase) (?:is |of |[:=] ?)?["']?([a-z]+)["']?$/i.exec(text);
  return state ? stateOf(state[1] ?? '', state[2] ?? '', state[3] ?? '', docs, command, want) : null;
}

function reversed(match: RegExpExecArray | null): readonly string[] | null {
  return match && [match[0], match[2] ?? '', match[1] ?? ''];
}

/** A count under the two words, or a list of the noun whose items tell a state. */
function noneOf(kind: string, noun: string, doc: Value, want: string): Decision | null {
  const counts = [`${kind}_${noun}`, `${kind}-${noun}`, `${kind}${noun}`].flatMap((key) => placesOf([doc], key));
  const [count] = counts;
  if (count) {
    if (counts.length > 1) return null;
    const found = `${want}; found ${brief(show(count.value))} at ${count.path}.`;
    const size = count.value.is === 'list' ? count.value.items.length : Number(show(count.value));
    return count.value.is === 'map' || Number.isNaN(size) ? null : (size === 0 ? pass : fail)(found, show(count.value));
  }
  const [list] = placesOf([doc], noun);
  if (list?.value.is !== 'list' || /error/i.test(show(placesOf([doc], 'status')[0]?.value ?? list.value))) return null;
  const states = list.value.items.map((item) => placesOf([item], 'state')[0] ?? placesOf([item], 'status')[0]);
  const bad = states.find(
    (state) => state?.value.is === 'scalar' && state.value.text.toLowerCase() === kind.toLowerCase(),
  );
  if (bad) return fail(`${want}; one of ${noun} is ${show(bad.value)}.`, show(bad.value));
  // Whatever a kind of them is called, a list without items has none; else only good states say that none is bad.
  const good = BAD.test(kind) && states.every((state) => state?.value.is === 'scalar' && GOOD.test(state.value.text));
  return states.length === 0 || good ? pass(`${want}; found none in ${noun}.`) : null;
}

const BAD = /^(?:fail(?:ed|ing)|errored|broken|crashed|down|unhealthy|degraded|offline|stopped|stuck|pending|lost)$/i;
const GOOD =
  /^(?:ok|up|running|healthy|ready|active|completed?|succeeded|success|passed|done|finished|online|synced)$/i;

/** The key itself, at the top; a word before it is part of another key or of the command. */
function stateOf(
  owner: string,
  key: string,
  value: string,
  docs: readonly Value[],
  command: string,
  want: string,
): Decision | null {
  const [doc] = docs;
  const found = doc?.is === 'map' ? (doc.entries.get(key.toLowerCase()) ?? null) : null;
  if (found?.is !== 'scalar' || placesOf(docs, key).length > 1) return null;
  const same = found.text.toLowerCase() === value.toLowerCase();
  if (!same) return fail(`${want}; found ${found.text} at ${key}.`, found.text);
  return owner === '' || command.toLowerCase().includes(owner.toLowerCase())
    ? pass(`${want}; found ${found.text} at ${key}.`, found.text)
    : null;
}
