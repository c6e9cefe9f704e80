import { viewOf } from '../../expect/view.ts';
import { askedFields } from './askedFields.ts';
import { WORD_LIST } from './field.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './fields.ts';
import type { Scene } from '../scene.ts';
import { tablesOf } from '../printed/tableRead.ts';

/** A list that stands in one place of an output. */
export interface Listed {
  /** What the list is called. */
  readonly names: readonly string[];
  readonly items: readonly string[];
  /** It is all that was printed. */
  readonly isAll: boolean;
  /** Whether a word could be an item of it by its form. */
  readonly isPlain: (word: string) => boolean;
  readonly text: string;
  readonly line: number | null;
}

const MOST = 40;
/** Lists of keys and columns, of names in a certificate, of `id`, or bare: `rw,noatime`. */
export function listsIn(scene: Scene): readonly Listed[] {
  const { stdout, observed } = scene;
  const view = viewOf(observed.text, observed.facts);
  const text = stdout.text.trim();
  if (text === '' || text.length > 20_000) return [];
  const own = bare(text, view.tool, view.args);
  if (own) return own;
  const fields = askedFields(scene) ?? fieldsOf(stdout, false);
  const found = fields.flatMap((field) => {
    const items = itemsOf(field);
    return items === null
      ? []
      : [
          made(
            [field.key, ...field.above.slice(-1).filter((name) => !name.includes('-')), ...namesOf(field)],
            items,
            field,
            field.list !== null && fields.length === 1,
          ),
        ];
  });
  if (found.length > 0) return found.length > MOST ? [] : found;
  const [table, another] = tablesOf(stdout, null);
  const [row, more] = table?.rows ?? [];
  if (!table || another || !row?.cells || more) return [];
  return row.cells.flatMap((cell, i) => {
    const items = cell.split(',');
    const name = table.header[i] ?? '';
    return items.length < 2 || !/s$/i.test(name) ? [] : [made([name], items, row, false)];
  });
}

function made(
  names: readonly string[],
  items: readonly string[],
  { text, line }: { readonly text: string; readonly line: number | null },
  isAll: boolean,
): Listed {
  const mount = names.some((name) => /^(?:mount )?options$/i.test(name));
  return {
    names: mount ? [...names, 'mount', 'mounted', 'mounts', 'option'] : names,
    items,
    isAll,
    isPlain: (word) => items.length === 0 || items.some((item) => shape(item) === shape(word)),
    text,
    line,
  };
}

/** Words, numbers, names with dots, or all in capitals: what is of another form is no item of the list. */
function shape(item: string): string {
  if (/\w[.:]\w/.test(item)) return 'dotted';
  if (/^[A-Z][A-Z\d_]+$/.test(item)) return 'capitals';
  return /^\d+$/.test(item) ? 'number' : 'word';
}

const SAN = /subject alternative name|^san$/i;

function namesOf({ key, above }: Field): readonly string[] {
  return SAN.test(key) || SAN.test(above.at(-1) ?? '')
    ? ['san', 'sans', 'subject alternative name', 'alt', 'certificate', 'cert', 'names', 'host', 'hostname', 'address']
    : [];
}

function itemsOf({ key, value, list, above }: Field): readonly string[] | null {
  if (SAN.test(key) || SAN.test(above.at(-1) ?? ''))
    return value === ''
      ? null
      : value.split(/,\s*/).map((one) => one.replace(/^(?:DNS|IP(?: Address)?|URI|email):\s*/, '').trim());
  if (list) return list;
  if (WORD_LIST.test(key) && (/s$/i.test(key) || /\s/.test(value)) && /^[\w-]+(?:\s+[\w-]+)*$/.test(value))
    return value.split(/\s+/);
  if (WORD_LIST.test(key) && /^[\w./-]+=[\w.:/-]*$/.test(value)) return [value];
  return /^[\w./:-]+(?:,[\w./:=-]+)+$/.test(value) ? value.split(',') : null;
}

/** What `id`, `groups` and `findmnt -no OPTIONS` print. */
function bare(text: string, tool: string | null, args: readonly string[]): readonly Listed[] | null {
  const at = { text, line: 1 };
  const groups = ['group', 'groups', 'user'];
  if (tool === 'id') {
    const names = /\bgroups=(\S+)/
      .exec(text)?.[1]
      ?.match(/\(([^()]+)\)/g)
      ?.map((one) => one.slice(1, -1));
    if (names) return [made(groups, names, at, true)];
    if (args.some((arg) => /^-\w*G/.test(arg)) && args.some((arg) => /^-\w*n/.test(arg)) && !/\n/.test(text))
      return [made(groups, text.split(/\s+/), at, true)];
    return null;
  }
  if (tool === 'groups' && !/\n/.test(text)) return [made(groups, text.replace(/^\S+ : /, '').split(/\s+/), at, true)];
  const asked = args.some((arg) => /^OPTIONS$/i.test(arg)) || args.includes('options');
  if (tool === 'findmnt' && asked && /^[\w=.:/-]+(?:,[\w=.:/-]+)*$/.test(text))
    return [made(['options'], text.split(','), at, true)];
  return null;
}
