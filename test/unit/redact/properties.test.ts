import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from '../../../src/redact/redact.ts';

/** Pieces that rules look for, so that random texts meet them. */
const PIECE = fc.constantFrom(
  ...[
    'password',
    'token',
    'kind: Secret',
    'data:',
    'stringData:',
    '  a: b',
    '- ',
    ': ',
    '=',
    '"',
    '\\"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
  ],
  ...[
    '\n',
    '\r\n',
    ' ',
    '--token',
    'Bearer ',
    'Authorization: ',
    'eyJhbGciOiJI.eyJz.c2ln',
    '://u:p@h',
    'aHVudGVyMg==',
    'hunter2',
    '|',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    'MIIEpAIBAAKCAQEA',
    '‹redacted:pair›',
    '‹redacted:',
    '›',
    '\x1b[31m',
    '\u200b',
    '🙂',
  ],
);
const TEXT = fc.oneof(
  fc.array(PIECE, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const VALUE = fc.oneof(fc.string({ minLength: 5, maxLength: 12 }), fc.constantFrom('hunter2', 'redacted', 'pair›x'));

describe('redact, for any text', () => {
  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(TEXT, fc.array(VALUE, { maxLength: 2 }), fc.boolean(), (text, hide, sensitive) => {
        const kept = redact(text, { hide, sensitive });
        assert.equal(redact(kept, { hide, sensitive }), kept);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the number of lines', () => {
    fc.assert(
      fc.property(TEXT, fc.boolean(), (text, sensitive) => {
        assert.equal(redact(text, { sensitive }).split('\n').length, text.split('\n').length);
      }),
      { numRuns: 150 },
    );
  });

  it('hides a value wherever it stands, also in base64', () => {
    const secret = fc
      .stringMatching(/^[A-Za-z0-9!@/+ ]{10,20}$/)
      .filter((value) => value.trim() === value && /[a-z][A-Z0-9]/.test(value));
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), fc.boolean(), (before, value, after, encoded) => {
        const text = `${before}${value}${after}`;
        const shown = encoded ? Buffer.from(text).toString('base64') : text;
        const kept = redact(shown, { hide: [value] });
        if (!encoded) assert.ok(!kept.includes(value), kept);
        else
          assert.ok(
            !Buffer.from(kept.replace(/‹redacted:[a-z-]+›/g, ''), 'base64')
              .toString()
              .includes(value),
            kept,
          );
      }),
      { numRuns: 80 },
    );
  });
});
