import { withRules } from '../plan/rules.ts';
import { listJson } from '../report/listJson.ts';
import { listText } from '../report/listText.ts';
import { jsonText } from '../report/json.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';
import { noStories, readStories } from './stories.ts';

/** `story-ops list`: what stories hold, without running anything. */
export async function list(paths: readonly string[], options: { readonly json?: boolean }, io: Io): Promise<number> {
  const stories = await readStories(paths, io, 'once');
  const plans = stories.map((story) => story.plan);
  if (options.json) io.out(jsonText(listJson(plans.map(withRules))));
  if (plans.length === 0) throw noStories();
  if (!options.json) io.out(listText(plans));
  return EXIT.ok;
}
