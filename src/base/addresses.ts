/** The numeric value of an IPv4 or IPv6 address, and its family; null for anything else. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

export function addressOf(text: string): Address | null {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (four) {
    const parts = four.slice(1).map(Number);
    // A leading zero is read as octal by some tools: such a number is no address.
    if (parts.some((part) => part > 255) || four.slice(1).some((part) => /^0\d/.test(part))) return null;
    return { family: 4, bits: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
  }
  return text.includes(':') && /^[0-9a-f:.]+(?:%|$)/i.test(text) ? sixOf(text.split('%', 1)[0] ?? '') : null;
}

function sixOf(text: string): Address | null {
  let source = text.toLowerCase();
  const tail = /:(\d+\.\d+\.\d+\.\d+)$/.exec(source);
  if (tail) {
    const four = addressOf(tail[1] ?? '');
    if (!four) return null;
    source = `${source.slice(0, -(tail[1] ?? '').length)}${(four.bits >> 16n).toString(16)}:${(four.bits & 0xffffn).toString(16)}`;
  }
  const halves = source.split('::');
  if (halves.length > 2) return null;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = halves.length === 2 ? 8 - head.length - rest.length : 0;
  if (gap < 0 || (halves.length === 1 && head.length !== 8)) return null;
  const groups = [...head, ...Array<string>(gap).fill('0'), ...rest];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return { family: 6, bits: groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n) };
}

/** The IANA registries of special-purpose addresses, and multicast. */
const SPECIAL: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

/** Ranges of a network of one's own (RFC 1918, RFC 6598, RFC 4193). */
const PRIVATE: readonly (readonly [string, number])[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['fc00::', 7],
];

/** Whether an address lies in a special-purpose range, so that it is no public one. */
export function isSpecial(address: Address): boolean {
  return isWithin(address, SPECIAL);
}

/** Whether it is one of a private network, as those for documentation are not. */
export function isPrivate(address: Address): boolean {
  return isWithin(address, PRIVATE);
}

function isWithin(address: Address, ranges: typeof PRIVATE): boolean {
  return ranges.some(([net, length]) => {
    const base = addressOf(net);
    if (base?.family !== address.family) return false;
    const shift = BigInt((address.family === 4 ? 32 : 128) - length);
    return base.bits >> shift === address.bits >> shift;
  });
}

export function sameAddress(a: string, b: string): boolean {
  const [one, two] = [addressOf(a), addressOf(b)];
  return one !== null && two !== null && one.family === two.family && one.bits === two.bits;
}

/** `10-1-2-3` in a pod's name is 10.1.2.3; null where it is none. */
export function undashed(label: string): string | null {
  const four = label.replace(/-/g, '.');
  if (addressOf(four)) return four;
  const six = label.replace(/-/g, ':');
  return addressOf(six) ? six : null;
}
