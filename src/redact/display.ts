/**
 * Hostile text stays text, in every place where it is shown. All forms take any text and keep its type: what was
 * redacted stays so.
 */

/** Sequences that a terminal acts on, whole or cut off at the end of the text. */
const TERMINAL =
  // CSI · OSC, DCS and other strings with their terminator · two-character escapes · C0 but TAB, LF, CR · DEL and C1
  /(?<sgr>\x1b\[[0-9;:]*m)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x9c|\x1b\\)?|\x1b[ -/]*[0-~]?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** All of them begin with one of these; CR is among them. Most texts hold none. */
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;

/** For the pseudoterminal: of all codes only colours (SGR), CR and LF pass; tabs are text. */
export function forTerminal<T extends string>(text: T): T {
  if (!CONTROLS.test(text)) return text;
  return text.replace(TERMINAL, (_code, sgr: string | undefined) => sgr ?? '') as T;
}

/** One line for a terminal: no codes, colours or line ends. */
export function oneLine<T extends string>(text: T): T {
  return plainText(text)
    .trim()
    .replace(/\s*\n\s*/g, ' ↵ ') as T;
}

/** Without colours too: for files and Markdown. Lone carriage returns become line ends. */
export function plainText<T extends string>(text: T): T {
  if (!CONTROLS.test(text)) return text;
  return text.replace(TERMINAL, '').replace(/\r\n?/g, '\n') as T;
}

/**
 * The same for output that comes in chunks: a code cut off at the end of a chunk is held until it is whole. At most 256
 * characters are held; a longer one is no code.
 */
export function terminalFilter(): { feed(chunk: string): string; finish(): string } {
  let held = '';
  return {
    feed(chunk) {
      const text = held + chunk;
      const cut = cutAt(text);
      held = text.slice(cut);
      return forTerminal(text.slice(0, cut));
    },
    finish() {
      const text = held;
      held = '';
      return forTerminal(text);
    },
  };
}

function cutAt(text: string): number {
  const open =
    /(?:\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b\x9c\n]*\x1b?|[ -/]*)?|\x9b[0-?]*[ -/]*|[\x90\x98\x9d-\x9f][^\x07\x1b\x9c\n]*)$/.exec(
      text.slice(-256),
    );
  return open ? text.length - open[0].length : text.length;
}

/** Invisible, direction-changing and look-alike white space; a variation selector is fine behind an emoji. */
const HIDDEN =
  /[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufeff\uffa0\ufff9-\ufffb]|(?<!\p{Emoji})\ufe0f|[\ufe00-\ufe0e]|\p{Cs}|[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/**
 * For confirmations: what the eye would miss is spelled out, line ends stay and are marked.
 *
 *     echo a⟨U+202E⟩b ↵
 */
export function visible<T extends string>(text: T): T {
  return text
    .replace(/\r\n/g, '⟨U+000D⟩\n')
    .replace(HIDDEN, (char) => `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
    .replace(/\n/g, '↵\n') as T;
}

/** The message of a GitHub workflow command (`::error::…`), which ends with its line. */
export function githubData<T extends string>(text: T): T {
  return plainText(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A') as T;
}

/** A property of a workflow command (`file=…`), which also ends with a comma or colon. */
export function githubProperty<T extends string>(text: T): T {
  return githubData(text).replace(/:/g, '%3A').replace(/,/g, '%2C') as T;
}
