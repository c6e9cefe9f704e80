import { unframed } from '../../expect/frames.ts';
import { structured } from '../printed/documents.ts';
import { sparing } from '../../text/sparing.ts';
import { brief, fail, isBlank, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * Keys that a Secret or ConfigMap has, by what kubectl describes, prints as a document, or lists of its data alone.
 *
 *     Secret has key ca.crt        kubectl describe secret pier        Data / ==== / ca.crt:  1164 bytes
 *
 * Null: other words, several objects, or an output that shows no keys.
 */
export function judgeDataKeys(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  const [stage, another] = observed.facts.stages;
  const call = stage?.kubectl;
  if (!call || exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  if (call.resources.length !== 1 || call.names.length !== 1 || !KIND.test(call.resources[0] ?? '')) return null;
  const list = KEYS.exec(unframed(clause).words)?.groups?.['names'];
  if (list === undefined || isBlank(stdout) || (another !== undefined && !/\|\s*jq\b[^|]*$/.test(observed.text)))
    return null;
  const wanted = list.split(/, and |, | and | & /).map((name) => name.replace(/^[`"']|[`"']$/g, ''));
  // A word may be no key: `key material`.
  if (!wanted.every((name) => /^[\w.-]+$/.test(name) && (/[._\d-]/.test(name) || list.includes('`')))) return null;
  const keys = keysIn(scene, call.verb);
  if (keys === null) return null;
  const want = `Expected “${brief(clause)}”`;
  const missing = wanted.find((name) => !keys.includes(name));
  return missing === undefined
    ? pass(
        `${want}; found ${wanted.join(', ')}.`,
        stdout.lines.find((line) => line.includes(wanted[0] ?? '')),
      )
    : fail(`${want}; found ${brief(keys.join(', '))}.`);
}

const KEYS = sparing(
  /^(?:(?:the )?(?:(?:secret|config ?map|cm) )?(?:has|holds|contains|includes|with) )?(?:the |a |data )*keys? (?<names>\S+(?:(?:, and |, | and | & )\S+)*)(?: (?:is |are )?(?:present|there|set|exists?))?$/i,
);
const KIND = /^(?:secrets?|configmaps?|cm)$/i;

function keysIn({ stdout, observed }: Scene, verb: string): readonly string[] | null {
  const { text, lines } = stdout;
  if (verb === 'describe') {
    const from = lines.findIndex((line, i) => line === 'Data' && /^=+$/.test(lines[i + 1] ?? ''));
    const to = lines.findIndex((line, i) => i > from && /^(?:BinaryData|Events:.*)$/.test(line));
    const data = from === -1 ? [] : lines.slice(from, to === -1 ? undefined : to);
    const keys = data.flatMap((line, i) => {
      const [, key, size] = /^([\w.-]+):(\s+\d+ bytes)?$/.exec(line) ?? [];
      return key !== undefined && (size !== undefined || /^-+$/.test(data[i + 1] ?? '')) ? [key] : [];
    });
    return from === -1 ? null : keys;
  }
  if (verb !== 'get') return null;
  const docs = structured(text);
  const [doc, more] = docs ?? [];
  if (doc?.is === 'list' && /\bkeys\b/.test(observed.text) && /\.data\b/.test(observed.text))
    return doc.items.flatMap((item) => (item.is === 'scalar' ? [item.text] : []));
  if (doc?.is === 'map' && more === undefined && /\s(?:-o|--output)[ =]?(?:yaml|json)\b(?!.*\|)/.test(observed.text)) {
    const data = doc.entries.get('data');
    return data?.is === 'map' ? [...data.entries.keys()] : [];
  }
  // `{{range $k, $v := .data}}{{$k}}`, `jq -r '.data | keys[]'`: a key a line.
  const listsKeys = /:=\s*\.data\}\}\{\{\s*\$k\w*\s*\}\}(?!.*\{\{\s*\$v)|\.data\s*\|\s*keys/.test(observed.text);
  const solid = lines.map((line) => line.trim()).filter((line) => line !== '');
  return listsKeys && solid.every((line) => /^[\w.-]+$/.test(line)) ? solid : null;
}
