import type { Needs } from '../text/needs.ts';

/**
 * What each phrase needs, and then each word list of the vocabulary, in their order, where it is known before a start:
 * the build puts it into the command line (esbuild.js), where finding it takes as long as reading a short story.
 */
export const NEEDS_AT_HAND: readonly Needs[] = [];
