import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { planStory } from '../../../src/plan/plan.ts';
import { listJson } from '../../../src/report/listJson.ts';

const ROOT = new URL('../../../', import.meta.url);
const schema: unknown = JSON.parse(readFileSync(new URL('schemas/list.schema.json', ROOT), 'utf8'));

describe('the JSON of list', () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema as object);
  const cases = new URL('test/golden/reading/', ROOT);

  it('fits its schema for every golden story', () => {
    for (const name of readdirSync(cases)) {
      const text = readFileSync(new URL(`${name}/story.md`, cases), 'utf8');
      assert.ok(validate(listJson([planStory(name, text)])), `${name}: ${JSON.stringify(validate.errors)}`);
    }
  });

  it('does not fit it with a member missing', () => {
    const list = JSON.parse(JSON.stringify(listJson([planStory('x.md', '# X\n\n- [ ] T1 One\n')]))) as {
      stories: { tasks: { phase?: unknown }[] }[];
    };
    delete list.stories[0]?.tasks[0]?.phase;
    assert.equal(validate(list), false);
  });

  it('says for each criterion which checks prove it, and for each task which are its own', () => {
    const text =
      '## Acceptance Criteria\n1) One\n\n## Tasks\n- [ ] T1 Do (AC: 1)\n  ```sh\n  true\n  ```\n  ```sh\n  false\n  ```\n';
    const list = JSON.parse(JSON.stringify(listJson([planStory('x.md', text)]))) as {
      stories: { criteria: { checks: string[] }[]; tasks: { checks: string[] }[] }[];
    };
    assert.deepEqual(list.stories[0]?.criteria[0]?.checks, ['T1', 'T1#2']);
    assert.deepEqual(list.stories[0]?.tasks[0]?.checks, ['T1', 'T1#2']);
  });

  it('never shows a secret that an author wrote into a command', () => {
    const text = '## Tasks\n- [ ] T1 Do\n  ```sh\n  psql postgres://app:hunter2secret@db/x\n  ```\n';
    assert.doesNotMatch(JSON.stringify(listJson([planStory('x.md', text)])), /hunter2secret/);
  });
});
