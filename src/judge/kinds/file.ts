import type { Rule } from '../../expect/rule.ts';
import { compares } from '../printed/compare.ts';
import { containsValue, show } from '../printed/contain.ts';
import type { Supplied } from '../contract.ts';
import { pairsOf } from '../printed/cut.ts';
import { documentsOf } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { placesOf } from '../printed/paths.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision } from '../scene.ts';

type FileRule = Extract<Rule, { kind: 'file' }>;

/** A static item: the file is there, a key of it has the value, or it contains the fragment. */
export function judgeFile(rule: FileRule, supplied: ReadonlyMap<string, Supplied>): Decision {
  const key = `file:${rule.path}`;
  const answer = supplied.get(key);
  const want = `Expected ${rule.path}`;
  if (!answer) return { ...undecided(`${want}; it was not read.`), needs: [{ kind: 'file', key, path: rule.path }] };
  if (answer.kind === 'unavailable') return undecided(`${want}; ${answer.why}`);
  if (answer.kind !== 'file') return undecided(`${want}; the answer is of another kind.`);
  if (answer.text === null) return fail(`${want} to exist; it does not.`);
  switch (rule.test.is) {
    case 'present':
      return pass(`${want} to exist; it does.`);
    case 'value':
      return judgeKey(answer.text, rule.test.key, rule.test.value, want);
    case 'fragment':
      return judgeFragment(answer.text, rule.test.under, rule.test.yaml, want);
  }
}

function judgeKey(text: string, key: string, value: string, file: string): Decision {
  const want = `${file}: ${key} to be ${value}`;
  const found = valuesOf(text, key);
  const good = found.filter((one) => compares(one.text, '=', value) === true);
  const [bad] = found.filter((one) => !good.includes(one));
  const [first] = good;
  if (found.length === 0) return fail(`${want}; there is no such key.`);
  if (!first) return fail(`${want}; found ${brief(bad?.text ?? '')}.`, bad?.text ?? null, bad?.line ?? null);
  if (bad) return undecided(`${want}; another key of that name is ${brief(bad.text)}.`, bad.text, bad.line);
  return pass(`${want}; found it.`, first.text, first.line);
}

/** Values by the document's structure; by printed lines where it is a template or no YAML at all. */
function valuesOf(text: string, key: string): readonly { readonly text: string; readonly line: number | null }[] {
  const parsed = documentsOf(text);
  const docs = parsed.kind === 'parsed' ? parsed.docs.filter((doc) => doc.is !== 'scalar') : [];
  const last = key.split('.').at(-1) ?? key;
  const lines = pairsOf(text.split(/\r?\n/)).filter((pair) => pair.key === last);
  if (docs.length > 0)
    return placesOf(docs, key).map((place) => {
      const shown = show(place.value);
      return { text: shown, line: lines.find((pair) => pair.value === shown)?.line ?? null };
    });
  return lines.map((pair) => ({ text: pair.value, line: pair.line }));
}

function judgeFragment(text: string, under: string | null, yaml: string, file: string): Decision {
  const want = `${file} to contain the YAML${under === null ? '' : ` under ${under}`}`;
  const whole = documentsOf(text);
  const part = documentsOf(yaml);
  const fragment = part.kind === 'parsed' ? part.docs[0] : undefined;
  if (fragment === undefined || fragment.is === 'scalar') return undecided(`${want}; the fragment itself is no YAML.`);
  if (whole.kind !== 'parsed') return undecided(`${want}; the file is no plain YAML.`);
  const roots: readonly Value[] = under === null ? whole.docs : placesOf(whole.docs, under).map((place) => place.value);
  if (roots.length === 0) return fail(`${want}; there is no ${under ?? 'document'}.`);
  return roots.some((root) => containsValue(root, fragment))
    ? pass(`${want}; it does.`)
    : fail(`${want}; it does not.`);
}
