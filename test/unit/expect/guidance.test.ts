import { strict as assert } from 'node:assert';
import { withoutGuidance } from '../../../src/expect/guidance.ts';
import { readingOfOne } from '../../support/reading.ts';

describe('what to do where the expectation does not come', () => {
  const left = (words: string): string => withoutGuidance(words).replace(/\s+/g, ' ').trim();

  it('is no part of what is judged', () => {
    assert.equal(readingOfOne('exit 0. If it fails with `EPIPE`, start the pump first.', 'make tide'), 'exit is 0');
    assert.equal(readingOfOne('exit 0; otherwise rerun `make deps`', 'make tide'), 'exit is 0');
    assert.equal(left('`1/1 Running`. If a pod is not Ready, check `kubectl logs pump`.'), '`1/1 Running`.');
    assert.equal(left('lit. Should the lamp stay unhealthy, see `docs/lamp.md`.'), 'lit.');
    assert.equal(left('lit. If you see `EPIPE`, restart it.'), 'lit.');
  });
  it('ends with its sentence', () => {
    assert.equal(left('exit 0. If it hangs, wait. 2 lines are printed.'), 'exit 0. 2 lines are printed.');
    assert.equal(left('- exit 0\n- If it fails: see `a.md`\n- lit'), '- exit 0 - lit');
  });
  it('keeps the offsets of the other words', () => {
    const words = 'exit 0. If it fails, fix it. Then `lit`.';
    assert.equal(withoutGuidance(words).length, words.length);
    assert.equal(withoutGuidance(words).indexOf('`lit`'), words.indexOf('`lit`'));
  });
  it('is not what the output is under a condition', () => {
    for (const words of [
      'exit 0. If the lamp is not set, prints `dark`.',
      'exit 0. If the lamp is lit, check that no errors are printed.',
      'exit 0. If it is set, open ports are 80 and 443.',
      'exit 0. If it is not set, start is refused.',
      'exit 0. Should not print errors, check the log.',
    ])
      assert.equal(withoutGuidance(words), words);
  });
  it('stays where nothing else is said', () => {
    assert.equal(withoutGuidance('If not Ready, check the logs'), 'If not Ready, check the logs');
  });
});
