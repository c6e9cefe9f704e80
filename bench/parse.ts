// Reading a story beside markdown-it's block rules over the same text, its growth with the text, and one keystroke.
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { planStory } from '../src/plan/plan.ts';
import { parseStory } from '../src/story/parse.ts';
import { median, sayRow } from './support/rows.ts';

const DEMO = new URL('../demo/', import.meta.url);
const BASE = ['lighthouse', 'ferry'].map((name) => readFileSync(new URL(`${name}.md`, DEMO), 'utf8')).join('\n');

function storyOf(bytes: number): string {
  return BASE.repeat(Math.ceil(bytes / BASE.length)).slice(0, bytes);
}

/** CPU of one call in ms: the median of several, so that other load counts less. */
function cpu(work: () => unknown, times: number): number {
  work();
  return median(Array.from({ length: times }, () => spent(work)));
}

function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const blocks = new MarkdownIt();
blocks.core.ruler.enableOnly(['normalize', 'block']);
const megabyte = storyOf(1_000_000);
// Both as fast as Node makes them in time, as the known 17 MB/s of markdown-it are: its first call takes three times as long.
const WARM = 15;
for (let i = 0; i < WARM; i++) parseStory(megabyte);
for (let i = 0; i < WARM; i++) blocks.parse(megabyte, {});
// One after the other, so that what else the machine does slows both.
const rounds = Array.from({ length: 9 }, () => ({
  ours: spent(() => parseStory(megabyte)),
  theirs: spent(() => blocks.parse(megabyte, {})),
}));
const [ours, theirs] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.theirs))];
const detail = `${ours.toFixed(0)} ms, markdown-it's blocks ${theirs.toFixed(0)} ms CPU`;
const value = median(rounds.map((one) => one.ours / one.theirs));
sayRow({ name: 'parse a story of 1 MB', detail, value, bar: 2, unit: '×' });

const small = storyOf(10_000);
const large = storyOf(10_000_000);
const perSmall = cpu(() => Array.from({ length: 50 }, () => parseStory(small)), 5) / 50;
const perLarge = cpu(() => parseStory(large), 3) / 1000;
const growth = `${perSmall.toFixed(2)} ms per 10 KB, ${perLarge.toFixed(2)} ms in one of 10 MB`;
sayRow({ name: 'time per 10 KB, 10 MB over 10 KB', detail: growth, value: perLarge / perSmall, bar: 2, unit: '×' });

const story = storyOf(20_000);
let key = 0;
const retype = (): unknown => planStory('story.md', `${story}${String(key++)}`);
// An author has typed before: what Node makes fast on the way is not measured.
for (let i = 0; i < 50; i++) retype();
const keystroke = cpu(retype, 50);
sayRow({ name: 'read and plan after a keystroke, 20 KB', detail: 'CPU', value: keystroke, bar: 16, unit: ' ms' });
