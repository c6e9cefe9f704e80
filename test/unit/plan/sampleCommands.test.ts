import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { notRun } from '../../support/notRun.ts';
import { sampleStory } from '../../support/sample.ts';

const NAME = 'STORY-DNS-COREDNS-BASE.md';

/** Line, effect, aliases: every command of the sample whose reading is written down for people, probes marked. */
const EXPECTED = `
89 R infra name|90 R apps name|96 W infra name|97 W infra title|104 R infra|105 R infra|106 R infra|112 R infra|113 R infra
120 W apps name|121 W apps title|127 R apps|128 R apps|129 R apps|135 R apps|143 W infra|149 W infra|155 W infra <pod-ip>
161 W apps|162 W apps|168 R infra|169 R infra|176 R infra|177 R infra|183 R infra|191 R infra probe|192 R|198 R infra
199 R infra|205 R infra probe|206 R|212 R infra|219 R infra probe|220 R|226 R infra probe|227 R|233 W infra|234 R infra watch
242 R infra|244 W infra <node-name>|253 R infra|261 R infra
285 R infra|286 R infra|287 R infra|288 R infra|289 R infra|290 R apps|291 W infra|292 W infra|293 W infra <pod-ip>
294 R infra probe|294 R|295 R infra|297 R infra probe|297 R|298 R infra probe|298 R|299 R infra|300 R infra|301 R infra
302 R infra|304 R infra
312 R|313 R infra variable|314 W infra variable|319 R|320 R apps variable|321 W apps variable|329 R infra|330 R infra|331 R infra
338 R infra|339 R infra|347 R infra probe|348 R|351 R infra|360 R infra|371 R infra|384 R infra|385 R infra|388 W infra
397 W infra watch|400 W infra|401 R infra watch|409 R infra|412 W infra
`;

describe('the commands of the sample story', () => {
  const text = sampleStory(NAME);
  before(function () {
    if (text === null) notRun(this, 'the sample story is not beside the project');
  });

  it('have the effects, targets, modes and open names that people read in them', () => {
    const found = planStory(NAME, text ?? '').checks.flatMap(({ commands }) =>
      commands.map(({ line, facts, aliases, contextFrom, mode }) =>
        [
          line,
          facts.effect.kind === 'read' ? 'R' : 'W',
          ...aliases,
          ...(contextFrom === 'flag' || contextFrom === null ? [] : [contextFrom]),
          ...(mode === 'run' ? [] : [mode]),
          ...facts.open.map((open) => open.text),
        ].join(' '),
      ),
    );
    assert.deepEqual(found, EXPECTED.trim().split(/[|\n]/));
  });
});
