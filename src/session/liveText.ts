import type { Redacted } from '../base/redacted.ts';

/**
 * Output as it may be shown while it comes. Whole lines pass, redacted together with those that came with them. What may
 * be one document (YAML, JSON, a key) is held until it is complete, since a cut Secret no longer shows that it is one.
 */
export interface LiveText {
  /** Bytes of one stream in its order. */
  feed(chunk: Uint8Array): void;
  /** The rest, when the command has ended. */
  end(): void;
}

/** Characters of a held document after which its lines are left out of the live view; the record has them. */
const MOST_HELD = 1024 * 1024;

const DOCUMENT = /^\s*(?:---|\{|\[|[A-Za-z_][\w.-]*:(?:\s|$)|-----BEGIN )/;

/** `sensitive`: a command that reads secrets, whose output is shown only when it is complete. */
export function makeLiveText(
  redact: (text: string, sensitive: boolean) => Redacted,
  sensitive: boolean,
  emit: (text: Redacted) => void,
): LiveText {
  const decoder = new TextDecoder();
  let held = '';
  let whole: boolean | null = sensitive ? true : null;
  let dropped = false;
  const flush = (text: string): void => {
    if (text !== '') emit(redact(text, sensitive));
  };
  return {
    feed(chunk) {
      if (dropped) return;
      held += decoder.decode(chunk, { stream: true });
      whole ??= held.trim() === '' ? null : DOCUMENT.test(held);
      if (whole === true) {
        if (held.length <= MOST_HELD) return;
        dropped = true;
        held = 'Too much output to show while it runs.\n';
        return;
      }
      const end = held.lastIndexOf('\n') + 1;
      if (whole === null || end === 0) return;
      // A key can stand in the middle of a log: from its first line on everything is held.
      const key = held.indexOf('-----BEGIN ');
      const upTo = key >= 0 && key < end ? held.lastIndexOf('\n', key) + 1 : end;
      if (key >= 0 && key < end) whole = true;
      flush(held.slice(0, upTo));
      held = held.slice(upTo);
    },
    end() {
      flush(held + (dropped ? '' : decoder.decode()));
      held = '';
    },
  };
}
