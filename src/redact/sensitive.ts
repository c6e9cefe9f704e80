import type { Finding } from './finding.ts';

/** Keys of a manifest that describe the object; their values stay. */
const ABOUT = new Set([
  'apiVersion',
  'kind',
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'type',
]);

const STRUCTURE = /^[\s{}[\],"'-]*$|^\s*(?:---|\.\.\.)\s*$/;
const PAIR = /^\s*(?:-\s+)*"?(?<key>[\w./-]+)"?\s*:(?:\s+|$)(?<value>.*)$/;

/** The tables that kubectl prints of Secrets: names, types and counts. */
const TABLE = /^(?:NAMESPACE +)?NAME +TYPE +DATA +AGE/;
const ROW = /^(?:[a-z0-9.-]+ +)?[a-z0-9.-]+ +[\w./-]+ +\d+ +(?:\d+[smhdy])+(?: +\S+=\S+)* *$/;
const MESSAGE =
  /^(?:No resources found\b.*|Error from server \((?:NotFound|Forbidden|Unauthorized)\): .*|error: the server doesn't have a resource type .*)$/;

/**
 * Everything that a command known to print secrets printed, but for kubectl's own tables and messages and, in whole
 * manifests, the keys and what describes the object.
 */
export function findSensitive(text: string): Finding[] {
  const found: Finding[] = [];
  const manifest = /^\s*"?apiVersion"?:/m.test(text) && /^\s*"?kind"?:/m.test(text);
  let table = false;
  let start = 0;
  for (const line of text.split('\n')) {
    const bare = line.trim();
    table = TABLE.test(line) || (table && ROW.test(line.trimEnd()));
    const from = start + line.length - line.trimStart().length;
    const end = start + line.trimEnd().length;
    start += line.length + 1;
    if (bare === '' || table || STRUCTURE.test(bare) || MESSAGE.test(bare)) continue;
    const { key = '', value = '' } = (manifest ? PAIR.exec(line.trimEnd())?.groups : undefined) ?? {};
    if (ABOUT.has(key) || (key !== '' && /^(?:[{[|>][-+]?)?$/.test(value))) continue;
    const comma = value.endsWith(',') ? 1 : 0;
    found.push({ start: key === '' ? from : end - value.length, end: end - comma, kind: 'sensitive' });
  }
  return found;
}
