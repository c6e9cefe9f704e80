import type { LooseBox } from './story.ts';

/** `**Done when**:`: boxes below such a label are conditions, not tasks. */
export interface LooseLabel {
  readonly section: LooseBox['section'];
  readonly indent: number;
  /** A paragraph's list may stand at its own indent, an item's must be deeper. */
  readonly paragraph: boolean;
}

const LOOSE: readonly (readonly [RegExp, LooseBox['section']])[] = [
  [/^(?:acceptance\s+criteri(?:a|on)|success\s+criteria|acs?)\b/i, 'criteria'],
  [/^(?:done\s+when|definition\s+of\s+done|dod|completion\s+criteria|exit\s+criteria)\b/i, 'done'],
];

const LABEL =
  /^(?:\*\*|__)?\s*(?:\p{Extended_Pictographic}\uFE0F?\s*)?([A-Za-z][^:*_]{0,50}?)\s*(?::(?:\*\*|__)?|(?:\*\*|__):?)\s*$/u;

const ENDS = /[:*_]\s*$/;

/** The section that the boxes below a line such as `**Done when**:` are for, or null. */
export function looseSection(text: string): LooseBox['section'] | null {
  // Nearly every line ends otherwise.
  if (!ENDS.test(text)) return null;
  const name = LABEL.exec(text)?.[1];
  return (name !== undefined && LOOSE.find(([form]) => form.test(name))?.[1]) || null;
}
