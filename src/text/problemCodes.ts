/** Every problem that reading a story can report; `docs/problems.md` explains each, and a test compares the two. */
export type ProblemCode = 'fence-unclosed' | 'id-duplicate' | 'row-ragged';
