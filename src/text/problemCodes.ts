/** Every problem that reading a story can report; `docs/problems.md` explains each, and a test compares the two. */
export const PROBLEM_CODES = [
  'block-unparsed',
  'box-malformed',
  'criterion-unknown',
  'criterion-without-check',
  'directive-unread',
  'fence-recovered',
  'fence-unclosed',
  'id-duplicate',
  'merge-conflict',
  'mis-decoded',
  'mis-decoded-part',
  'not-utf-8',
  'pipe-ambiguous',
  'placeholder',
  'row-ragged',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
