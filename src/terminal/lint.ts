import { planStory } from '../plan/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { problemsSarif } from '../report/problemsSarif.ts';
import { problemsGithub, problemsText } from '../report/problemsText.ts';
import { problemsJson } from '../report/listJson.ts';
import { applyFixes } from '../text/fixes.ts';
import { jsonText } from '../report/json.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';
import { replaceText } from './replaceFile.ts';
import { noStories, readStories } from './stories.ts';
import type { StoryFile } from './stories.ts';

export interface LintOptions {
  readonly json?: boolean;
  readonly fix?: boolean;
  readonly github?: boolean;
  readonly sarif?: boolean;
}

/** `story-ops lint`: problems of stories. Exit 1 where an error or a warning is left. */
export async function lint(paths: readonly string[], options: LintOptions, io: Io): Promise<number> {
  const stories = await readStories(paths, io, options.fix ? 'again' : 'once');
  if (stories.length === 0) throw noStories();
  const plans: Plan[] = [];
  for (const story of stories) plans.push(options.fix ? await fixed(story, io) : story.plan);
  if (options.sarif) io.out(jsonText(problemsSarif(plans)));
  else if (options.json) io.out(jsonText(problemsJson(plans)));
  else io.out(options.github ? problemsGithub(plans) : problemsText(plans));
  const bad = plans.some((plan) => plan.problems.some((problem) => problem.severity !== 'info'));
  return bad ? EXIT.failed : EXIT.ok;
}

/** Applies fixes until none is left: one may uncover another (a repaired file shows its tables). */
async function fixed(story: StoryFile, io: Io): Promise<Plan> {
  let { text, plan } = story;
  let count = 0;
  for (let round = 0; round < 5; round++) {
    const after = applyFixes(text, plan.problems);
    if (after.applied === 0) break;
    count += after.applied;
    text = after.text;
    plan = planStory(story.path, text);
  }
  if (count > 0) {
    await replaceText(story.file, story.text, text);
    io.err(`${story.path}: ${String(count)} fixed\n`);
  }
  return plan;
}
