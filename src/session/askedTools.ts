import type { Check } from '../plan/check.ts';
import { sparing } from '../text/sparing.ts';

/**
 * Tools that a check calls by their names and that must be on the PATH before it starts. `before` are the checks that
 * ran in the same bash. Left out is what it calls by its path, since a command before may be what makes it; what was
 * made a function or an alias; and every name after a change of PATH, since where it leads is not known before.
 */
export function askedTools({ commands }: Check, before: readonly Check[]): readonly string[] {
  const own = new Set<string>();
  let known = true;
  /** A word that only looks like one of these costs no more than a sentence that bash says instead. */
  const note = (text: string): void => {
    for (const name of [...functionsIn(text), ...aliasesIn(text)]) own.add(name);
    known &&= !CHANGES_PATH.test(text);
  };
  for (const { text } of before.flatMap((check) => check.commands)) note(text);
  return commands.flatMap(({ text, facts }) => {
    note(text);
    if (!known) return [];
    return facts.stages.flatMap(({ tool, span }) =>
      tool === null || own.has(tool) || text.slice(span.start, span.end).includes(`/${tool}`) ? [] : [tool],
    );
  });
}

/** `PATH=…`, also exported or for one command; and a script of others, which may do the same. */
const CHANGES_PATH = sparing(/(?:^|[\s;&|(){}])(?:PATH\+?=|(?:source|\.|eval)\s)/);

/** From the begin of a word on: where each letter of a long one is a begin, the time grows with its square. */
const FUNCTIONS = sparing(
  /(?<![^\s(){};|&<>])([^\s(){};|&<>"'$`\\]+)[ \t]*\([ \t]*\)|\bfunction[ \t]+([^\s(){};|&<>"'$`\\]+)/g,
);

/** The names of `lit() {`, `lit () {` and `function lit`. */
function functionsIn(text: string): readonly string[] {
  return FUNCTIONS.matchAll(text).map(([, a, b]) => a ?? b ?? '');
}

const ALIASES = sparing(/(?:^|[\s;&|(){}])alias[ \t]([^\n]*)/g);

/** The names of `alias k=kubectl h='helm -n x'`. */
function aliasesIn(text: string): readonly string[] {
  return ALIASES.matchAll(text).flatMap(([, words = '']) =>
    [...words.matchAll(/(?:^|\s)([^\s=;&|'"]+)=/g)].map(([, name = '']) => name),
  );
}
