import type { Word } from '../../expect/statement.ts';
import type { Said } from './agrees.ts';
import type { Field } from './field.ts';
import { partsOf, plainWord } from '../printed/keyWords.ts';
import type { Told } from './labels.ts';
import { allWords } from '../../text/words.ts';

const SWITCH = /^(?:true|false|yes|no|on|off|enabled|disabled)$/i;
/** What groups of keys are called. */
const THINGS =
  /^(?:setting|flag|key|value|field|option|switch|check|component|subsystem|thread|parameter|variable|condition|service|part|entry|line|one|feature|toggle|protection|status|state|health)$/i;

/**
 * `all four access settings are true`: the keys right below what is named, or of all that is printed where the command
 * names it; `all components are UP`: the state of each part below.
 */
export function groupOf(
  label: readonly Word[],
  { fields, told }: { readonly fields: readonly Field[]; readonly told: Told },
  said: Said,
): readonly Field[] {
  const named = label.map(({ text }) => text).filter((text) => !THINGS.test(plainWord(text)));
  const rest = named.filter((text) => !told(text));
  const switches = SWITCH.test(said.text);
  const mine = (field: Field): boolean => (switches ? SWITCH.test(field.value.trim()) : true);
  const words = (keys: readonly string[]): ReadonlySet<string> =>
    new Set(keys.flatMap((key) => allWords(key).flatMap((one) => [plainWord(one), ...partsOf(one)])));
  const things = label.map(({ text }) => plainWord(text));
  const below = fields.filter(({ key, above }) => {
    const parent = words(above.slice(-1));
    const over = words(above.slice(0, -1).slice(-1));
    const direct = things.length > 0 && things.every((text) => parent.has(text) || told(text) || THINGS.test(text));
    const state =
      STATE_KEY.test(key) &&
      things.length > 0 &&
      things.some((text) => over.has(text)) &&
      things.every((text) => over.has(text) || told(text));
    return state || (direct && things.some((text) => parent.has(text)) && !STATE_KEY.test(key));
  });
  const here = below.filter(mine);
  if (below.length > 0) return here.length === below.length ? here : [];
  if (rest.length === 0) {
    const all = fields.filter(mine);
    const numbers = /^\d+$/.test(said.text) && all.every(({ value }) => /^\d+$/.test(value));
    return all.length > 1 && (switches || (label.length === 0 && numbers)) ? all : [];
  }
  const sharing = fields.filter(({ key }) => {
    const own = words([key]);
    return rest.every((text) => own.has(plainWord(text)));
  });
  return switches ? sharing.filter(mine) : [];
}

/** Keys that tell a state. */
export const STATE_KEY =
  /(?:^|[_ .-])(?:status|state|phase|health|role|mode|condition|result)$|(?:Status|State|Phase|Health|Mode|Role)$/i;
