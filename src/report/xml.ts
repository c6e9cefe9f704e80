import type { Redacted } from '../base/redacted.ts';
import { kept, reshape } from '../redact/compose.ts';
import { plainText } from '../redact/display.ts';

/** Text between tags or in a quoted attribute; what XML 1.0 cannot hold is replaced. */
export function xmlText(text: Redacted): Redacted {
  return reshape(plainText(text), (plain) =>
    plain
      .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;'),
  );
}

/** ` name="value"`; line ends stay line ends for whoever reads it. */
export function xmlAttribute(
  name: 'name' | 'classname' | 'message' | 'hostname' | 'timestamp' | 'value' | 'file',
  value: Redacted,
): Redacted {
  const quoted = reshape(xmlText(value), (text) =>
    text.replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;'),
  );
  return kept` ${name}="${quoted}"`;
}
