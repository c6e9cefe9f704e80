import type { Redacted } from '../base/redacted.ts';
import { decodeBase64 } from './base64.ts';
import { marker } from './marker.ts';
import { isHarmlessValue } from './names.ts';
import { makeRedactor, makeSecretFinder, type RedactOptions } from './redact.ts';
import { isTelling } from './values.ts';

/** A whole text that pieces may have been cut out of. */
export interface Whole {
  readonly text: string;
  /** From a command known to print secrets. */
  readonly sensitive?: boolean;
}

/**
 * The secrets that texts of one run show, also decoded from base64: what one command shows as a secret's value must not
 * stand readable in another's output. Short and plain ones are left out, since they would hide ordinary words.
 */
export function secretsOf(wholes: readonly Whole[], options: RedactOptions = {}): string[] {
  const all = options.sensitive === true;
  const textsOf = (sensitive: boolean): Set<string> =>
    new Set(wholes.filter((whole) => all || (whole.sensitive ?? false) === sensitive).map(({ text }) => text));
  const secretsIn = (sensitive: boolean): string[] => {
    const texts = [...textsOf(sensitive)];
    return texts.length === 0 ? [] : texts.flatMap(makeSecretFinder({ ...options, sensitive }));
  };
  const found = [...secretsIn(true), ...(all ? [] : secretsIn(false))];
  const bare = [...new Set(found.map((secret) => secret.replace(/^(["'])(.*)\1$/s, '$2')))];
  const decoded = bare.map((secret) => (secret.length < 8 ? '' : (decodeBase64(secret) ?? ''))).filter(isTelling);
  return [...bare.filter((secret) => secret.length >= 6 && !isHarmlessValue(secret)), ...decoded];
}

/**
 * Redacts texts that quote output: a reason, the piece that decided. Cut out of its Secret a value no longer shows what
 * it is, so what is hidden in the whole texts is hidden in the pieces too, and a piece that lies inside a secret goes.
 */
export function pieceRedactor(secrets: readonly string[], options: RedactOptions = {}): (piece: string) => Redacted {
  const redactPiece = makeRedactor({ ...options, sensitive: false, hide: [...(options.hide ?? []), ...secrets] });
  return (piece) => {
    const bare = piece.trim();
    const inside = bare.length >= 4 && !isHarmlessValue(bare) && secrets.some((secret) => secret.includes(bare));
    return redactPiece(inside ? marker('hidden') : piece);
  };
}
