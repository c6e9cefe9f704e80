import assert from 'node:assert/strict';
import { readingOfOne } from '../../support/reading.ts';
import { USUAL } from '../../support/usualPhrasings.ts';

describe('usual phrasings', () => {
  it(`are read in at least nine of ten cases`, function () {
    const unread = USUAL.filter(([words, command]) => /(?:^|; )\? /.test(readingOfOne(words, command)));
    const share = 1 - unread.length / USUAL.length;
    const report = `${(share * 100).toFixed(1)} % of ${String(USUAL.length)} usual phrasings are read`;
    if (this.test) this.test.title += ` (${report})`;
    assert.ok(USUAL.length >= 150);
    assert.ok(share >= 0.9, `${report}; not read: ${unread.map(([words]) => words).join(' | ')}`);
  });
});
