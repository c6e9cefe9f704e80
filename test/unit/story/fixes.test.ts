import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { applyFixes } from '../../../src/text/fixes.ts';

describe('Fixing a fence that a structure ended', () => {
  const fix = (text: string): string => applyFixes(text, planStory('x.md', text).problems).text;

  it('closes the fences in it too, so that a second time finds nothing', () => {
    const text = '- [ ] 1.1 a\n  ~~~md\n  ````yaml\n  a: 1\n  ```bash\n  ls\n- [ ] 1.2 b\n';
    const once = fix(text);
    assert.equal(
      once,
      '- [ ] 1.1 a\n  ~~~md\n  ````yaml\n  a: 1\n  ```bash\n  ls\n  ```\n  ````\n  ~~~\n- [ ] 1.2 b\n',
    );
    assert.equal(fix(once), once);
  });

  it('closes only what is open', () => {
    assert.equal(
      fix('- [ ] a\n  ```md\n  ```sh\n  ls\n  ```\n- [ ] b\n'),
      '- [ ] a\n  ```md\n  ```sh\n  ls\n  ```\n  ```\n- [ ] b\n',
    );
    assert.equal(fix('- [ ] a\n  ```sh\n  ls\n- [ ] b\n'), '- [ ] a\n  ```sh\n  ls\n  ```\n- [ ] b\n');
  });
});
