/** Keys of which a registry may stand in front of the value, and a tag or a digest behind it. */
const OF_IMAGE = /image|repository|container/i;
const DIGEST = /^@sha256:[\da-f]*(?:…|\.\.\.)?$/i;

/** Signs that go on with a value, so that what stands before them is a part of it. */
const JOINED = '[\\p{L}\\p{N}/:,;=?#@+*&%~_-]';
const goesOnBehind = new RegExp(`^\\.?${JOINED}`, 'u');
const goesOnAhead = new RegExp(`${JOINED}\\.?$`, 'u');

export interface Part {
  readonly ahead: string;
  readonly behind: string;
}

/** Where a text stands as a part of a longer value of one word; null where it is the whole of it, or is not there. */
export function partIn(value: string, text: string): Part | null {
  const at = /\s/.test(value) ? -1 : value.toLowerCase().indexOf(text.toLowerCase());
  if (at === -1 || value.length === text.length) return null;
  return { ahead: value.slice(0, at), behind: value.slice(at + text.length) };
}

/** `web:1.4` is the image `registry.example/shop/web:1.4@sha256:…`, and `web` that of `registry.example/shop/web:1.4`. */
export function isSameImage(key: string, text: string, { ahead, behind }: Part): boolean {
  if (!OF_IMAGE.test(key) || !(ahead === '' || ahead.endsWith('/'))) return false;
  const tagged = /[:@][^/]*$/.test(text);
  return behind === '' || DIGEST.test(behind) || (!tagged && /^[:@][^/:]+(?:@\S+)?$/.test(behind));
}

/** What is surely another value: it goes on with more of the path or of the name; a port or a `/` may say the same. */
export function isOtherValue({ ahead, behind }: Part): boolean {
  return ahead === '' && !/^(?:\/|:\d{1,5}\/?)?$/.test(behind) && goesOnBehind.test(behind);
}

/** Whether it goes on on either side. */
export function goesOn({ ahead, behind }: Part): boolean {
  return goesOnAhead.test(ahead) || goesOnBehind.test(behind);
}
