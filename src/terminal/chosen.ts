import { UserError } from '../base/errors.ts';
import { select, type Selection } from '../session/selection.ts';
import type { StoryFile } from './stories.ts';

/** A story of which something runs, with what was asked of it. No selections: all of it. */
export interface Chosen {
  readonly story: StoryFile;
  readonly selections: readonly Selection[];
}

/**
 * The stories that have what was asked for; of several, those that have none of it are passed over. What no story has
 * is wrong use, and said before anything runs.
 */
export function chosenOf(stories: readonly StoryFile[], asked: readonly Selection[]): readonly Chosen[] {
  const has = ({ plan }: StoryFile, selection: Selection): boolean =>
    select(plan.checks, [selection], 'writes').unknown.length === 0;
  const missing = asked.find((selection) => !stories.some((story) => has(story, selection)));
  const [only] = stories;
  const place = stories.length === 1 && only ? { place: { path: only.path } } : {};
  if (missing) {
    const what = missing.kind === 'matrix' ? 'has a validation matrix' : `has the ${missing.kind} ${missing.id}`;
    throw new UserError(`No story there ${what}.`, { ...place, next: 'List what there is with: story-ops list' });
  }
  const chosen = stories
    .map((story) => ({ story, selections: asked.filter((selection) => has(story, selection)) }))
    .filter(({ story, selections }) => story.plan.checks.length > 0 && (asked.length === 0 || selections.length > 0));
  if (chosen.length === 0) throw new UserError('There is nothing to run there.', place);
  return chosen;
}
