import type { FileSubject } from '../meaning.ts';
import { pattern, type Family, type Parts } from '../phrase.ts';

/** What is called a file; an `[a-z]+` before it says which (`backup file`). */
const FILE =
  '(?:(?:[a-z]+ )?(?:files?|backups?|archives?|dumps?|snapshots?|artifacts?|tarballs?|objects?|reports?|bundles?|binary|binaries|output file|log file)|its|they|each|both)';
const FOLDER = '(?<dir>director(?:y|ies)|folders?)';
const SOMETHING =
  '(?:not empty|none (?:is )?empty|non-?empty|not (?:a )?zero[- ](?:bytes?|size|length)|not 0 bytes|non-?zero(?: file)? (?:size|bytes|length)|(?:file )?size (?:is )?(?:not (?:0|zero|empty)|non-?zero|positive|above zero)(?: bytes)?|(?:some |any )?(?:content|contents|data)(?: in it)?)';
const BYTES = String.raw`\d[\d,]*(?:\.\d+)? ?(?:[kmgt]i?b?|bytes?|kilobytes|megabytes|gigabytes|b)|0|zero(?: bytes)?`;

const subjectOf = (part: Parts): FileSubject => (part.has('dir') ? 'directory' : 'file');

/** `10 MB`, `0` for `zero bytes`. */
function bytesOf(part: Parts): string {
  const text = part.text('v').replace(/^zero/i, '0');
  const long = /^(.*?) ?(k|m|g)(?:ilo|ega|iga)bytes$/i.exec(text);
  if (long) return `${long[1] ?? ''}${(long[2] ?? '').toUpperCase()}B`;
  return text.replace(/ ?(?:bytes?|b)$/i, (unit) => (/\dB?$/i.test(text.slice(0, -unit.length)) ? '' : unit));
}

export const files: Family = {
  title: 'Files and their sizes',
  about:
    'Whether there is something in a file is told by its size: in the rows of `ls -l`, `du` and `stat`, by `wc`, or by `test -s`. That a line is printed about it proves nothing.',
  phrases: [
    {
      name: 'something in a file',
      pattern: pattern(
        `(?:<all> )?(?:(?:<name> )?(?<subject>${FILE}|${FOLDER}) )?(?:<lit> )?(?:exists and )?(?:(?:is|has|with|contains|of) )*(?<some>${SOMETHING})(?: (?<after>files?))?`,
      ),
      read: (part) => {
        const some = part.text('some');
        const of = part.has('subject') || part.has('after');
        // Without its file, `not empty` and `data` may be said of what is printed.
        const loose =
          /^(?:not |non-?)empty$/i.test(some) || /\b(?:some|any)\b/i.test(some) || some === part.sentence.text;
        const sized = /\b(?:size|bytes?|length)\b/i.test(some);
        return !of && !sized && loose ? null : { meaning: { is: 'filled', of: subjectOf(part) } };
      },
      examples: [
        ['non-zero size', 'ls -l dump.sql', 'SIZE is above 0 in every row'],
        ['the file is not empty', 'stat dump.sql', 'SIZE is above 0 in every row'],
        ['archive has content', 'test -s out.tgz', 'exit is 0'],
        ['file is not empty', 'ls dump.sql', '? file is not empty'],
        ['backup file is not empty', 'sha256sum dump.sql', '? backup file is not empty'],
        ['directory is not empty', 'ls conf.d/', 'at least 1 lines are printed'],
      ],
      not: ['content is king', 'file is not empty of meaning'],
    },
    {
      name: 'nothing in a file',
      pattern: pattern(
        `(?:<all> )?(?:(?<subject>${FILE}|${FOLDER}) (?:<lit> )?(?:(?:is|has|of) )+(?:empty|(?:0|zero)[- ]bytes?(?: in size)?|size (?:0|zero)(?: bytes)?|no content)|(?:empty|zero-byte|0-byte) file)`,
      ),
      read: (part) => ({ meaning: { is: 'empty', of: subjectOf(part) } }),
      examples: [
        ['file is empty', 'ls -l lock.pid', 'SIZE is 0 in every row'],
        ['the directory is empty', 'ls spool/', 'nothing is printed'],
      ],
      not: ['file is emptied', 'empty file name'],
    },
    {
      name: 'size of a file',
      pattern: pattern(
        `(?:<all> )?(?:${FILE} )?(?:(?:file )?(?<size>size) )?(?:(?:is|has|of) )*<op:op> (?<v>${BYTES})(?<bytes> (?:in size|large|big))?`,
      ),
      read: (part) => {
        const op = part.comparison('op');
        const value = bytesOf(part);
        const said = part.has('size') || part.has('bytes') || /byte/i.test(part.text('v'));
        if (op === null || !said) return null;
        return { meaning: { is: 'value', key: part.has('size') ? part.text('size') : '.', op, value } };
      },
      examples: [
        ['file size above 10 MB', 'ls -lh dump.sql', 'SIZE is above 10 MB in every row'],
        ['more than 0 bytes', 'stat -c %s dump.sql', 'every value printed is above 0'],
        ['size less than 2G', 'du -sh /var/spool', 'SIZE is below 2G in every row'],
      ],
      not: ['size matters', 'more than 0 bytes per second'],
    },
  ],
};
