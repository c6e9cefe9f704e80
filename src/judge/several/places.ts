import type { Single } from './single.ts';

/** Words for the place of a command among others. */
export const PLACE = 'first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|final|former|latter';
export const CALLED = '(?:\\s+(?:one|command|call|query|check|output|answer|count|lookup))?';
const PLACES: Readonly<Record<string, number>> = {
  ...{ first: 0, '1st': 0, former: 0, second: 1, '2nd': 1, latter: 1, third: 2, '3rd': 2 },
  ...{ fourth: 3, '4th': 3, fifth: 4, '5th': 4 },
};
const ALONE = new RegExp(`^(?:the )?(?<place>${PLACE})${CALLED}$`, 'i');

export function atPlace(place: string, singles: readonly Single[]): Single | null {
  const name = place.toLowerCase();
  return (/^(?:last|final)$/.test(name) ? singles.at(-1) : singles[PLACES[name] ?? -1]) ?? null;
}

/** `the second count`, `the last`: nothing but a place. */
export function placeIn(words: string, singles: readonly Single[]): Single | null {
  const place = ALONE.exec(words.trim())?.groups?.['place'];
  return place === undefined ? null : atPlace(place, singles);
}
