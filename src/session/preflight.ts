import type { Check } from '../plan/check.ts';
import { questionsOf, type Answers, type Question, type World } from './question.ts';

/** What one answer would unblock. */
export interface OpenQuestion {
  readonly question: Question;
  readonly checks: readonly Check[];
}

/**
 * Puts questions to a person. Gives back the answers so far with what was added; the very same object means that
 * nothing more will be answered, and what is still open stays blocked.
 */
export interface Host {
  ask(open: readonly OpenQuestion[], soFar: Answers): Promise<Answers>;
}

/** Every open question of these checks, each once, in the order in which to ask. */
export function openQuestions(checks: readonly Check[], answers: Answers, world: World): readonly OpenQuestion[] {
  const open = new Map<string, { question: Question; checks: Check[] }>();
  for (const check of checks) {
    const questions = questionsOf(check, answers, world);
    const others = questions.filter((q) => q.kind !== 'write');
    // A write is confirmed last, when its command can be shown as it will run.
    for (const question of others.length > 0 ? others : questions) {
      // A bash is asked about once, whatever makes each of its commands no read.
      const key = question.kind === 'write' ? question.shell : JSON.stringify(question);
      const known = open.get(key);
      if (known) known.checks.push(check);
      else open.set(key, { question, checks: [check] });
    }
  }
  return [...open.values()];
}

/**
 * Asks until nothing is open or the host gives up. Questions that nobody can answer are never put. `checksFor` makes
 * the checks as they would run with the answers so far. Returns the answers.
 */
export async function preflight(
  checksFor: (answers: Answers) => readonly Check[],
  answers: Answers,
  world: World,
  host: Host,
): Promise<Answers> {
  let current = answers;
  for (;;) {
    const all = openQuestions(checksFor(current), current, world);
    const open = all.filter((o) => o.question.kind !== 'refused');
    if (open.length === 0) return current;
    const next = await host.ask(open, current);
    if (next === current) return current;
    current = next;
  }
}
