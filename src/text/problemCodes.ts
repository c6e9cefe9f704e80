/** Every problem that reading a story can report; `docs/problems.md` explains each, and a test compares the two. */
export const PROBLEM_CODES = [
  'fence-recovered',
  'fence-unclosed',
  'id-duplicate',
  'merge-conflict',
  'row-ragged',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
