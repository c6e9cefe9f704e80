import type { Output } from './output.ts';
import { sameColumn, tablesOf } from './tableRead.ts';
import type { Table } from './tableRead.ts';

const KEYS = /^(?:key|field|name|property|setting|parameter|attribute|variable(?:[ _]name)?|option|item)$/i;
const VALUES = /^(?:values?|current(?: value)?)$/i;

/** A table of two columns, keys and values, as `vault status` and `show variables` print it. */
export function isKeyValue({ header }: Table): boolean {
  const [key = '', value = ''] = header;
  return header.length === 2 && KEYS.test(key) && VALUES.test(value);
}

/** What such a table says of a key, as a column of that name; null where it does not have the key. */
export function keyAsColumn(output: Output, key: string): Table | null {
  for (const table of tablesOf(output, null).filter(isKeyValue)) {
    const rows = table.rows.filter(({ cells }) => cells !== null && sameColumn(cells[0] ?? '', key));
    const [first] = rows;
    if (first)
      return {
        header: [first.cells?.[0] ?? key],
        headerLine: table.headerLine,
        rows: rows.map(({ line, text, cells }) => ({ line, text, cells: [cells?.[1] ?? ''] })),
      };
  }
  return null;
}
