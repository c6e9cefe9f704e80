import { kindsOf } from '../../expect/kinds.ts';
import { isGeneratedFrom } from '../printed/generated.ts';
import { subjectOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { sameColumn, tablesOf } from '../printed/tableRead.ts';
import type { Table } from '../printed/tableRead.ts';
import { tokenFinder } from '../printed/tokens.ts';
import type { TokenOptions } from '../printed/tokens.ts';

/** One thing that an output lists: the row of it, by the cell that holds its name. */
export interface Entry {
  /** As written before the name: `deployment.apps/web`; null where the output does not say. */
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

const LINE_FILTERS = /^(?:[ef]?grep|rg|head|tail|sort|uniq|cat|tee)$/;

/** What is listed, one by one; null where the output has no form in which names stand at a known place. */
export function entriesOf(scene: Scene): readonly Entry[] | null {
  const output = subjectOf(scene);
  const tables = tablesOf(output, null);
  if (tables.length > 0) {
    const named = tables.filter((table) => table.header.some((name) => sameColumn(name, 'NAME')));
    if (named.length === 0) return null;
    return named.flatMap((table) => rowEntries(table));
  }
  const [first, ...rest] = scene.observed.facts.stages;
  const call = first?.kubectl;
  if (call?.verb !== 'get' || !rest.every((stage) => LINE_FILTERS.test(stage.tool ?? ''))) return null;
  if (call.output !== null && call.output !== 'wide' && call.output !== 'name') return null;
  const spaced = call.allNamespaces && call.output !== 'name';
  const out: Entry[] = [];
  for (const [i, text] of output.lines.entries()) {
    const words = text.trim().split(/\s+/);
    const one = entry(words[spaced ? 1 : 0], spaced ? (words[0] ?? null) : null, text, i + 1);
    if (one) out.push(one);
  }
  return out;
}

function rowEntries({ header, rows }: Table): readonly Entry[] {
  const at = header.findIndex((name) => sameColumn(name, 'NAME'));
  const space = header.findIndex((name) => sameColumn(name, 'NAMESPACE'));
  // No name is blank, so that a row whose cells have shifted still begins with it.
  const lead = at <= 1 && space <= 1;
  const out: Entry[] = [];
  for (const { cells, text, line } of rows) {
    const words = cells ?? (lead ? text.trim().split(/\s+/) : []);
    const one = entry(words[at], space === -1 ? null : (words[space] ?? null), text, line);
    if (one) out.push(one);
  }
  return out;
}

function entry(said: string | undefined, namespace: string | null, text: string, line: number): Entry | null {
  if (said === undefined || said === '') return null;
  const at = said.indexOf('/');
  return { kind: at === -1 ? null : said.slice(0, at), namespace, name: said.slice(at + 1), text, line };
}

/** A name as authors write it: `web`, `service/web`, `shop/web` (of a namespace), `service/*` (any of the kind). */
export interface Wanted {
  readonly kinds: readonly string[];
  readonly namespace: string | null;
  readonly name: string;
}

export function wantedOf(name: string): Wanted {
  const at = name.lastIndexOf('/');
  const before = at === -1 ? '' : name.slice(0, at);
  const kinds = kindsOf(before);
  return { kinds, namespace: kinds.length > 0 || before === '' ? null : before, name: name.slice(at + 1) };
}

/** Tells of an entry whether it is what is wanted. What the output leaves out (the kind, the namespace) is not asked for. */
export function isWanted(
  wanted: Wanted,
  made: Required<Pick<TokenOptions, 'pods' | 'generated'>>,
): (found: Entry) => boolean {
  const token = tokenFinder(wanted.name, { exact: false, ...made });
  return ({ kind, namespace, name }) => {
    if (wanted.kinds.length > 0 && kind !== null && !kindsOf(kind).some((one) => wanted.kinds.includes(one)))
      return false;
    if (wanted.namespace !== null && namespace !== null && namespace !== wanted.namespace) return false;
    return (
      wanted.name === '*' || token(name) !== null || (made.generated && isGeneratedFrom(wanted.name, name, made.pods))
    );
  };
}
