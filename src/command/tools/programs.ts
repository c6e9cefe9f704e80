/** Little languages inside an argument, read just far enough to know that they write nothing and start nothing. */

/** Why a sed script is no plain read; null where every command in it only edits the stream. */
export function sedProblem(script: string): string | null {
  let at = 0;
  const skip = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(script);
    if (!found) return null;
    at = pattern.lastIndex;
    return found[0];
  };
  const address = (): boolean => {
    if (skip(/\d+(~\d+)?|\$/y) !== null) return true;
    if (script[at] === '/' || script[at] === '\\') {
      const delimiter = script[at] === '/' ? '/' : script[at + 1];
      at += script[at] === '/' ? 1 : 2;
      return delimiter !== undefined && passDelimited(delimiter) && skip(/[IM]*/y) !== null;
    }
    return true;
  };
  const passDelimited = (delimiter: string): boolean => {
    let bracket = false;
    for (; at < script.length; at++) {
      const c = script[at];
      if (c === '\\') at++;
      else if (c === '\n') return false;
      else if (c === '[' && !bracket) {
        bracket = true;
        if (script[at + 1] === '^') at++;
        if (script[at + 1] === ']') at++;
      } else if (c === ']') bracket = false;
      else if (c === delimiter && !bracket) {
        at++;
        return true;
      } else if (c === delimiter) return false; // Tools differ on a delimiter inside brackets: not read, so a write.
    }
    return false;
  };
  const bad = 'the sed script is not one that is known only to print';
  while (at < script.length) {
    if (skip(/[\s;{}]+/y) !== null) continue;
    if (!address()) return bad;
    if (skip(/\s*,\s*[+~]?/y) !== null && !address()) return bad;
    skip(/\s*!?\s*/y);
    const command = script[at++];
    if (command === undefined) return bad;
    if ('{}'.includes(command)) continue;
    if ('pPdDnNgGhHxz=l'.includes(command)) skip(/\s*\d*/y);
    else if ('qQ'.includes(command)) skip(/\s*\d*/y);
    else if (command === 's' || command === 'y') {
      const delimiter = script[at++];
      if (
        delimiter === undefined ||
        /[\s\\]/.test(delimiter) ||
        !passDelimited(delimiter) ||
        !passReplacement(delimiter)
      )
        return bad;
      const flags = skip(/[a-zA-Z0-9]*/y) ?? '';
      if (/e/.test(flags)) return '`s///e` runs a program';
      if (/w/.test(flags)) return '`s///w` writes into a file';
      if (!/^[gpiIm0-9]*$/.test(flags)) return bad;
    } else if ('bt:'.includes(command)) skip(/\s*\w*/y);
    else if (command === 'w' || command === 'W') return '`w` in the sed script writes into a file';
    else if (command === 'e') return '`e` in the sed script runs a program';
    else return bad;
    if (skip(/\s*([;}\n]|$)/y) === null) return bad;
  }
  return null;

  function passReplacement(delimiter: string): boolean {
    for (; at < script.length; at++) {
      if (script[at] === '\\') at++;
      else if (script[at] === delimiter) {
        at++;
        return true;
      }
    }
    return false;
  }
}

/** Why an awk program is no plain read: it starts programs, or prints into files. */
export function awkProblem(program: string): string | null {
  let code = '';
  for (let at = 0; at < program.length;) {
    const c = program[at] ?? '';
    if (c === '"') {
      const end = endOfString(program, at + 1, '"');
      if (end < 0) return 'the awk program could not be read';
      code += '""';
      at = end;
    } else if (c === '/' && /(^|[\n~(,{;!&|?:]|\b(return|in|print)\s)\s*$/.test(code)) {
      // Where an operand is due a slash can only open a pattern.
      const end = endOfPattern(program, at + 1);
      if (end < 0) return 'the awk program could not be read';
      code += '0';
      at = end;
    } else if (c === '/' && program.includes('"', at)) {
      // Division, or a pattern in a place that we do not know: quotes behind it can no longer be told apart.
      return 'the awk program could not be read';
    } else if (c === '#') {
      const end = program.indexOf('\n', at);
      at = end < 0 ? program.length : end;
    } else {
      code += c;
      at++;
    }
  }
  if (/\bsystem\b|\bgetline\b|\bfflush\b|@|\bextension\b/.test(code))
    return 'the awk program runs a program or reads another file';
  if (/(?<!\|)\|(?!\|)/.test(code)) return 'the awk program pipes into another';
  if (/\bprintf?\b[^;}\n]*>|>>/.test(code)) return 'the awk program prints into a file';
  return null;
}

function endOfPattern(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '\n') return -1;
    else if (text[at] === '[') {
      // Awks differ on a slash inside brackets: such a pattern is not read.
      const bracket = /^\[\^?\]?[^\]/"\n\\]*\]/.exec(text.slice(at));
      if (!bracket) return -1;
      at += bracket[0].length - 1;
    } else if (text[at] === '/') return at + 1;
  }
  return -1;
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '\n') return -1;
    else if (text[at] === quote) return at + 1;
  }
  return -1;
}
