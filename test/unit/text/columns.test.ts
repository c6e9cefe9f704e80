import assert from 'node:assert/strict';
import { columnsOf, fitted, padded } from '../../../src/text/columns.ts';

describe('columns of a terminal', () => {
  it('are two for signs of East Asia and emoji, and none for what joins', () => {
    const columns = { 'plain text': 10, 港の灯: 6, été: 3, 'e\u0301': 1, '🚢 out': 6, ﾊ: 1, 한글: 4 };
    for (const [text, count] of Object.entries(columns)) assert.equal(columnsOf(text), count, text);
  });

  it('are filled up, and cut where there are too many', () => {
    assert.equal(padded('港', 4), '港  ');
    assert.equal(fitted('港の灯台', 6), '港の…');
    assert.equal(fitted('quay', 4), 'quay');
  });
});
