import { kindsOf } from '../kinds.ts';
import type { Hints, Said } from '../meaning.ts';
import type { Parts } from '../phrase.ts';
import { statesIn } from '../states.ts';
import { isName } from '../vocabulary.ts';

/** Hints of `Spegel pods`: the kind, and names that the command must mention. Null: a word that is no name. */
export function about(part: Parts): Partial<Hints> | null {
  const names = [...(part.has('name') ? [part.said('name')] : []), ...(part.has('names') ? part.list('names') : [])];
  if (!names.every(usable)) return null;
  if (part.has('after')) {
    const after = part.list('after');
    if (!after.every(identifier)) return null;
    names.push(...after);
  }
  return { kinds: part.has('kind') ? kindsOf(part.text('kind')) : [], names };
}

/** A quoted name is one; a bare word is none if it only says which ones are meant (`new`, `no`). */
export const usable = (said: Said): boolean => said.exact || isName(said.text);

/** A bare word that can be nothing but a name: `coredns-2`, `kube_dns`, `CoreDNSDown`. */
export const identifier = (said: Said): boolean => said.exact || /[\d_./-]|[a-z][A-Z]/.test(said.text);

/** The states of a `<states>` part, in their usual spelling. */
export function statesOf(part: Parts, name = 'states'): readonly string[] {
  return statesIn(part.text(name));
}
