import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { readDamage } from '../../../src/text/misdecoded.ts';
import { notRun } from '../../support/notRun.ts';
import { sampleStory } from '../../support/sample.ts';

const NAME = 'STORY-DNS-COREDNS-BASE';

/** Check and line | its commands: line, effect, alias | the lines of its expectations. Written from how it is to be read. */
const TASKS = `
1.1 37 | | 39 40
1.2 43 | | 44
1.3 57 | | 58
1.4 71 | | 71 72
1.5 79 | | 80
2.1 88 | 89 read infra, 90 read apps | 92
2.2 95 | 96 write infra, 97 write infra |
2.3 103 | 104 read infra, 105 read infra, 106 read infra | 108
2.4 111 | 112 read infra, 113 read infra | 115 116
2.5 119 | 120 write apps, 121 write apps |
2.6 126 | 127 read apps, 128 read apps, 129 read apps | 131
2.7 134 | 135 read apps | 137
3.1 142 | 143 write infra | 145
3.2 148 | 149 write infra | 151
3.3 154 | 155 write infra | 157
3.4 160 | 161 write apps, 162 write apps | 164
3.5 167 | 168 read infra, 169 read infra | 171 172
3.6 175 | 176 read infra, 177 read infra | 179
3.7 182 | 183 read infra | 185
4.1 190 | 191 read infra, 192 read - | 194
4.2 197 | 198 read infra, 199 read infra | 201
4.3 204 | 205 read infra, 206 read - | 208
4.4 211 | 212 read infra | 214 215
4.5 218 | 219 read infra, 220 read - | 222
4.6 225 | 226 read infra, 227 read - | 229
4.7 232 | 233 write infra, 234 read infra | 237
4.8 240 | 242 read infra, 244 write infra | 247
5.1 252 | 253 read infra |
5.2 260 | 261 read infra |
5.3 265 | |
5.4 269 | |
5.5 274 | |`;

const BLOCKS = `
311 | 312 read -, 313 read infra, 314 write infra |
318 | 319 read -, 320 read apps, 321 write apps |
327 | 329 read infra, 330 read infra, 331 read infra | 332
336 | 338 read infra, 339 read infra |
345 | 347 read infra, 348 read -, 351 read infra |
358 | 360 read infra | 362
370 | 371 read infra | 372
382 | 384 read infra, 385 read infra, 388 write infra | 389
395 | 397 write infra, 400 write infra, 401 read infra | 403
407 | 409 read infra, 412 write infra | 414`;

/** Matrix rows that write; 296 and 303 are prose; all others read. */
const WRITES = [291, 292, 293];
const PROSE = [296, 303];

for (const kind of ['as received', 'repaired'])
  describe(`the sample story, ${kind}`, () => {
    let text = '';
    before(function () {
      const raw = sampleStory(`${NAME}.mojibake.md`);
      const sound = sampleStory(`${NAME}.md`);
      if (raw === null || sound === null) return notRun(this, 'the sample story is not beside the project');
      const damage = readDamage(raw);
      assert.ok(damage.kind === 'whole');
      assert.equal(damage.text, sound);
      text = kind === 'repaired' ? damage.text : raw;
    });
    const rows = (of: 'task' | 'block'): readonly string[] =>
      planStory(NAME, text)
        .checks.filter((check) => check.owner.kind === of)
        .map((check) => {
          const commands = check.commands.map((c) => `${String(c.line)} ${c.facts.effect.kind} ${c.aliases[0] ?? '-'}`);
          const name = of === 'task' ? `${check.id} ${String(check.line)}` : String(check.line);
          const expected = check.expectations.map((e) => String(e.line)).join(' ');
          return `${name} | ${commands.join(', ')} | ${expected}`.replaceAll('|  |', '| |').trimEnd();
        });

    it('has its six criteria and its status', () => {
      const { story } = planStory(NAME, text);
      assert.deepEqual(
        story.criteria.map((c) => `${c.id}:${String(c.line)}`),
        ['AC1:22', 'AC2:23', 'AC3:24', 'AC4:25', 'AC5:26', 'AC6:27'],
      );
      assert.equal(story.status?.text, 'Draft');
      assert.ok(story.tasks.every((task) => task.checked === false && task.phase?.startsWith('Phase ')));
    });

    it('has a check for each of its 32 tasks, with commands, targets and expectations', () => {
      assert.deepEqual(rows('task'), TASKS.trim().split('\n'));
    });

    it('has its ten free blocks, with comments that belong to commands', () => {
      assert.deepEqual(rows('block'), BLOCKS.trim().split('\n'));
    });

    it('has its twenty rows, of which 15 read, 3 write and 2 are prose', () => {
      const checks = planStory(NAME, text).checks.filter((check) => check.owner.kind === 'row');
      assert.deepEqual(
        checks.map((check) => check.line),
        Array.from({ length: 20 }, (_, i) => 285 + i),
      );
      for (const check of checks) {
        const effects = check.commands.map((c) => c.facts.effect.kind);
        if (PROSE.includes(check.line)) assert.deepEqual(effects, []);
        else assert.equal(effects.includes('write'), WRITES.includes(check.line), String(check.line));
        assert.equal(check.expectations.length, 1);
      }
    });
  });
