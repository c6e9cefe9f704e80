import type { Heading, SectionKind } from './story.ts';
import { HEADING_BOX } from './lineKinds.ts';
import type { HeadingLine, Line } from './lineKinds.ts';
import { headingLabel, labelOf } from './labels.ts';
import { plainText } from './plain.ts';
import { sparing } from '../text/sparing.ts';

const NAMES_CRITERIA = sparing(
  /^(?<before>\w+\s+)?(?:acceptance\s+criteri(?:a|on)|akzeptanzkriterien|crit[eé]rios\s+de\s+acei(?:te|ta[cç][aã]o)|criterios\s+de\s+aceptaci[oó]n|crit[eè]res\s+d[’']acceptation|критерии\s+при[её]мки|验收标准|验收条件|驗收標準|受け?入れ?基準|受入条件|인수\s*조건|수용\s*기준|tiêu\s+chí\s+(?:chấp\s+nhận|nghiệm\s+thu))/,
);
const CRITERIA = sparing(/^(?:acceptance\s+tests?\b|success\s+criteria|acs?\b|acceptance\b)/);
const DONE = sparing(
  /\bdefinition\s+of\s+(?:done|ready)\b|^(?:dod|dor)\b|\bdone\s+(?:criteria|when)\b|\b(?:completion|exit)\s+criteria\b/,
);
/** Sections whose boxes are conditions, whatever labels they have. */
const DEFINITION = sparing(/\bdefinition\s+of\b|^(?:dod|dor|acs?)\b|\bcriteria\b/);
const NOTES = sparing(
  /^(?:dev(?:eloper)?\s+(?:agent\s+record|notes?|completion\s+notes)|agent\s+(?:record|model)|change\s*-?log|revision\s+history|(?:qa|review|test)\s+results?|senior\s+developer\s+review|(?:code\s+)?review\s+(?:notes|findings|follow-?ups?)|completion\s+notes?|debug\s+log|file\s+list|implementation\s+notes?|(?:final\s+summary)|references?$|notes?$|story\s+(?:context|dod)|technical\s+notes?|context\s+reference)/,
);
/** Work that a review left: tasks where it stands among the tasks. */
const FOLLOW_UPS = /^(?:code\s+)?review\s+follow-?ups?\b/i;
const VALIDATION = sparing(
  /(?<!\b(?:after|before|until|pending|without)\s+)\b(?:validation|verification|verify|validate|test(?:s|ing)?|qa|quality\s+gates?|smoke|checks?)\b/,
);
const TASKS = sparing(
  /\b(?:subtasks?|to-?dos?|action\s+items?|tareas|tarefas|t[âa]ches|aufgaben|задачи)\b|任务|任務|タスク|작업|задачи|công\s+việc|^implementation\s+(?:plan|steps|checklist)|^(?:work\s+breakdown|work\s+items|task\s+list|step\s+by\s+step|steps|milestones?|execution\s+plan)\b/,
);
/** `Phase 2: Deploy`, and `Testing Phase`; `Next Phase` only speaks of one. */
const PHASE = sparing(
  /^(?:phase|stage|step|sprint|milestone|week|day|part|iteration|wave|batch|track|epic|group|section)\s+(?:\d|[a-z]\b|[ivx]+\b)|^(?!(?:current|next|previous|last|future|this|every|each)\b)(?:[\w/&-]+\s+){1,3}phase\s*(?:[(:—–-]|$)/,
);
/** Sections that are about the work and not part of it, wherever they stand. */
const OTHER = sparing(
  /^(?:dependenc(?:y|ies)|pre-?requisites?|prereqs|open\s+questions?|questions?|risks?|assumptions?|out\s+of\s+scope|non-?goals?|blockers?|constraints?|future|scope|story|overview|summary|background|context|goals?|why|requirements?|user\s+stor(?:y|ies)|links?|sign-?off|approvals?)\b/,
);
/** `1. Setup`, `2) Deploy`, `1.1 Base`. */
const NUMBERED = /^\d+(?:\.\d+)*[.):]?\s+\S/;
const DECOY = sparing(
  /\b(?:status|validation|verification|matrix|coverage|mapping|review|results?|traceability|tracking|checklist|met)\b/,
);

/** A heading that groups tasks by its own words: `Phase 2: …`, `Step 1 …`, `1. Setup`. */
export function isPhase(text: string): boolean {
  return PHASE.test(text.toLowerCase()) || NUMBERED.test(text);
}

/** A heading named for a phase, not only numbered. */
export function namesPhase(text: string): boolean {
  return PHASE.test(text.toLowerCase());
}

/** `Acceptance Criteria Status`, `Tasks ↔ Criteria Mapping`: speaks about criteria and holds none. */
export function isDecoy(text: string): boolean {
  return DECOY.test(text.toLowerCase());
}

/** Builds the heading tree and says what each section is for. */
export function readHeadings(lines: readonly Line[]): readonly Heading[] {
  const found = lines.filter((line): line is HeadingLine => line.kind === 'heading');
  const texts = found.map((line) => plainText(line.text.replace(HEADING_BOX, '')));
  const criteria = new Set(criteriaHeadings(found.map(({ level }, i) => ({ level, text: texts[i] ?? '' }))));
  const kinds = texts.map(ownKind);
  const plain = !texts.some((text, i) => kinds[i] === 'tasks' || PHASE.test(text.toLowerCase()) || headingLabel(text));
  const explicitTasks = kinds.some((kind, i) => kind === 'tasks' && (found[i]?.level ?? 1) > 1);
  const labelled = headingsOfLabels(lines);
  const file = found.some(({ level }, i) => level === 1 && kinds[i] === 'tasks');
  const open: number[] = [];
  const out: Heading[] = [];
  found.forEach((line, i) => {
    while (open.length > 0 && (out[open.at(-1) ?? 0]?.level ?? 0) >= line.level) open.pop();
    const parent = open.at(-1) ?? -1;
    const above = out[parent];
    const text = texts[i] ?? '';
    out.push({
      index: line.index,
      level: line.level,
      text,
      span: line.span,
      section: criteria.has(i)
        ? 'criteria'
        : groupsByAcceptance(text, line.level, kinds[i] ?? null) && labelled.has(i) && (file || NUMBERED.test(text))
          ? 'tasks'
          : sectionOf({ text, level: line.level, own: kinds[i] ?? null }, above, { explicitTasks, plain }),
      parent,
    });
    open.push(i);
  });
  return out;
}

/** `3. Acceptance scenarios`, `Done when merged`: what labelled boxes below it are about, and no list of criteria. */
function groupsByAcceptance(text: string, level: number, own: SectionKind | null): boolean {
  const lower = withoutNumber(text.toLowerCase());
  if (level === 1 || NAMES_CRITERIA.test(lower) || DEFINITION.test(lower)) return false;
  return own === 'criteria' || own === 'done';
}

/** Indexes of headings right below which a box with a label of its own stands. */
function headingsOfLabels(lines: readonly Line[]): ReadonlySet<number> {
  const out = new Set<number>();
  let at = -1;
  for (const line of lines) {
    if (line.kind === 'heading') at++;
    else if (line.kind === 'item' && line.box && !out.has(at) && labelOf(line.text)) out.add(at);
  }
  return out;
}

function withoutNumber(text: string): string {
  return text.replace(/^\d+(?:\.\d+)*[.):]?\s+/, '');
}

/**
 * The first H2 that names acceptance criteria and says nothing about their state. Where no H2 does, the headings of
 * another level that do: each requirement of a `requirements.md` has a list of its own.
 */
export function criteriaHeadings(
  headings: readonly { readonly level: number; readonly text: string }[],
): readonly number[] {
  const named: number[] = [];
  headings.forEach(({ text }, i) => {
    const lower = text.toLowerCase().replace(/^\d+(?:\.\d+)*[.):]?\s*/, '');
    if (NAMES_CRITERIA.test(lower) && !DECOY.test(lower)) named.push(i);
  });
  const first = named.find((i) => headings[i]?.level === 2);
  if (first !== undefined) return [first];
  return named.filter((i) => headings[i]?.level === headings[named[0] ?? 0]?.level);
}

/** Named for criteria by its first words. */
function isCriteria(lower: string): boolean {
  const named = NAMES_CRITERIA.exec(lower);
  return (named !== null && named.groups?.['before'] === undefined) || CRITERIA.test(lower);
}

function ownKind(text: string): SectionKind | null {
  const lower = withoutNumber(text.toLowerCase());
  if (isCriteria(lower)) return DECOY.test(lower) ? 'validation' : 'criteria';
  if (DONE.test(lower)) return 'done';
  if (NOTES.test(lower)) return 'notes';
  if (/\btasks?\b/.test(lower) || TASKS.test(lower)) return 'tasks';
  if (VALIDATION.test(lower)) return 'validation';
  return null;
}

/** What the headings of the whole file say of where its tasks are. */
interface Habits {
  /** A section below the title is named for tasks. */
  readonly explicitTasks: boolean;
  /** No heading speaks of tasks, phases or steps: then any section that is not for something else may hold them. */
  readonly plain: boolean;
}

interface Own {
  readonly text: string;
  readonly level: number;
  /** What its own words say that it is for. */
  readonly own: SectionKind | null;
}

function sectionOf({ text, level, own }: Own, above: Heading | undefined, habits: Habits): SectionKind {
  const inherited = above && above.level > 1 ? above.section : null;
  if (inherited === 'notes' || inherited === 'criteria' || inherited === 'done') return inherited;
  const strong = own === 'criteria' || own === 'done' || own === 'notes' ? own : null;
  if (inherited === 'tasks') return strong !== null && !FOLLOW_UPS.test(text) ? strong : 'tasks';
  if (strong) return strong;
  const phase = PHASE.test(text.toLowerCase()) || (!habits.explicitTasks && NUMBERED.test(text));
  if (level === 1) return own === 'tasks' || phase || habits.plain ? 'tasks' : 'other';
  if (phase || headingLabel(text)) return inherited === 'validation' ? 'validation' : 'tasks';
  if (own) return own;
  if (OTHER.test(withoutNumber(text.toLowerCase()))) return 'other';
  if (inherited) return inherited;
  return !habits.explicitTasks && (habits.plain || above?.section === 'tasks') ? 'tasks' : 'other';
}
