import { BYTES } from './byteUnits.ts';

/** A quantity of Kubernetes: of a processor, or of bytes by thousands of 1024. */
const QUANTITY = /^(\d+(?:\.\d+)?)(m|[KMGTPE]i)?$/;
/** A bare number below counts anything rather than bytes. */
const FEWEST_BYTES = 1e6;

/** A number and its unit: `100.00%`, `30.00g`. */
const MEASURED = /^(\d+(?:\.\d+)?)(%|[A-Za-z]{1,3})$/;

/** Whether another text can be the same amount. */
export function isQuantity(text: string): boolean {
  return MEASURED.test(text.trim()) || QUANTITY.test(text.trim());
}

/**
 * The same amount in another unit or form: `2048Mi` and `2Gi`, `1500m` and `1.5`, `100%` and `100.00%`. Tools differ on
 * what `G` and `M` are, so that these are the same only as they are written.
 */
export function sameQuantity(a: string, b: string): boolean {
  const [, measure, own] = MEASURED.exec(a.trim()) ?? [];
  const [, its, alike] = MEASURED.exec(b.trim()) ?? [];
  if (own !== undefined && own === alike) return Number(measure) === Number(its);
  const [, one = '', unit] = QUANTITY.exec(a.trim()) ?? [];
  const [, other = '', another] = QUANTITY.exec(b.trim()) ?? [];
  if (one === '' || other === '' || (unit === undefined && another === undefined)) return false;
  const cores = unit === 'm' || another === 'm';
  const [size, wanted] = cores
    ? [inThousandths(one, unit), inThousandths(other, another)]
    : [inBytes(one, unit), inBytes(other, another)];
  return size !== null && size === wanted;
}

const inThousandths = (count: string, unit: string | undefined): number | null =>
  unit === 'm' ? Number(count) : unit === undefined ? Math.round(Number(count) * 1e6) / 1e3 : null;

function inBytes(count: string, unit: string | undefined): number | null {
  if (unit === undefined) return Number(count) < FEWEST_BYTES ? null : Number(count);
  return Number(count) * (BYTES[unit] ?? Number.NaN);
}
