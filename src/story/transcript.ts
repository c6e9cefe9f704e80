import { isWholeCommand } from '../command/prose.ts';
import type { Fence } from './fences.ts';

/** A line of a fence's body, and where its text stands in the story. */
export interface Piece {
  readonly text: string;
  readonly offset: number;
}

const DOLLAR = /^\s*\$ +/;
/** `user@host:~$ `, `root@node1:~# `, `(venv) user@host dir % `: nothing that is printed begins so. */
const USER = /^(?:\(\w[\w.-]*\) )?[\w.-]+@[\w.-]+(?:[: ][^\s$#%>]*)? ?[$#%>] +/;
/** Those that something printed may begin with, too: they count where the fence begins with one. */
const OTHERS: readonly RegExp[] = [/^\[[^\]\n]+\][$#%] +/, /^(?:[A-Za-z][\w.-]*)?% +/, /^❯ +/, /^➜(?: {1,2}\S+)? +/];
const ROOT = /^\s*# +(?=\S)/;
const CONTINUED = /^\s*> ?/;
const HEREDOC = /(?<!<)<<(?!<)-?\s*(['"]?)([A-Za-z_]\w*)\1/;

/**
 * What a terminal showed, without its prompts and what was printed; the lines as they are where a fence is a script.
 *
 *       ```console
 *       ops@quay:~$ kubectl get pods     kept: `kubectl get pods`
 *       NAME   READY                     printed
 */
export function commandsOf(pieces: readonly Piece[], fence: Fence): readonly Piece[] {
  const prompt = promptOf(pieces, fence);
  return prompt === null ? pieces : withoutPrompts(pieces, prompt);
}

const TERMINALS: ReadonlySet<string> = new Set(['console', 'terminal', 'shell-session']);

/**
 * The prompt of a transcript. A script may hold a line with one, in a here-document or a text of several lines: only where
 * it begins with one is it what a terminal showed.
 */
function promptOf(pieces: readonly Piece[], { language }: Fence): RegExp | null {
  const solid = pieces.filter(({ text }) => text.trim() !== '');
  const first = solid.find(({ text }) => !/^\s*#/.test(text))?.text ?? '';
  const opens = [DOLLAR, USER, ...OTHERS].find((prompt) => prompt.test(first));
  if (opens !== undefined || !TERMINALS.has(language)) return opens ?? null;
  const later = [DOLLAR, USER].find((prompt) => solid.some(({ text }) => prompt.test(text)));
  if (later !== undefined) return later;
  // Root's prompt looks like a comment: it is one unless a command follows.
  return solid[0] && isRootPrompt(solid[0].text) ? ROOT : null;
}

function isRootPrompt(text: string): boolean {
  const command = text.replace(ROOT, '');
  const isSentence = /\s(?:is|are|and|or|the|to|for|of|that|this|sure|we|it|should|must)\s/i.test(command);
  return command !== text && !isSentence && isWholeCommand(command);
}

/** Keeps prompt lines, their continuations and here-documents, and comments; the rest is what was printed. */
function withoutPrompts(pieces: readonly Piece[], prompt: RegExp): readonly Piece[] {
  const out: Piece[] = [];
  const keep = ({ text, offset }: Piece, lead: number): string => {
    out.push({ text: text.slice(lead), offset: offset + lead });
    return text.slice(lead);
  };
  /** The command so far, where the line before is of it. */
  let open: string | null = null;
  let asked = false;
  let until: { readonly word: string; readonly prompted: boolean } | null = null;
  for (const piece of pieces) {
    if (until !== null) {
      // bash asks for each line of a here-document, and what was typed may show that.
      const lead = until.prompted ? (CONTINUED.exec(piece.text)?.[0].length ?? 0) : 0;
      if (keep(piece, lead).trim() === until.word) until = null;
      continue;
    }
    const isNew = prompt.test(piece.text);
    const goes = open !== null && goesOn(open);
    const mayAsk: boolean = goes || asked || (open !== null && asksForMore(open));
    const asks: RegExpExecArray | null = isNew ? prompt.exec(piece.text) : mayAsk ? CONTINUED.exec(piece.text) : null;
    asked = !isNew && asks !== null;
    if (!asks && !goes && !(prompt !== ROOT && /^\s*#/.test(piece.text))) {
      open = null;
      continue;
    }
    const text = keep(piece, asks?.[0].length ?? 0);
    open = isNew || open === null ? text : `${open}\n${text}`;
    const word = HEREDOC.exec(text)?.[2];
    if (word !== undefined) until = { word, prompted: isPrompted(pieces, piece) };
  }
  return out;
}

/** Whether bash surely reads on: a backslash or an operator at the end, or a quote that is open, but for one in a comment. */
function goesOn(text: string): boolean {
  if (/(?:\\|\||&&)\s*$/.test(text)) return true;
  const bare = text.replace(/\\./g, '').replace(/'[^']*'|"[^"]*"/g, '');
  return /['"]/.test(bare.replace(/(?:^|\s)#.*$/gm, ''));
}

/** Whether bash may read on, which a `>` on the next line shows: `for i in 1 2; do`, and not `echo nothing to do`. */
function asksForMore(text: string): boolean {
  return /(?:\{|\(|\b(?:do|then|else))\s*$/.test(text);
}

function isPrompted(pieces: readonly Piece[], piece: Piece): boolean {
  const next = pieces[pieces.indexOf(piece) + 1];
  return next !== undefined && CONTINUED.test(next.text);
}
