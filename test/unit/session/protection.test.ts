import assert from 'node:assert/strict';
import {
  DEFAULT_PROTECTED,
  lift,
  liftedFor,
  LONGEST_LIFT,
  protectAgain,
  protectedPatterns,
  protectionOf,
  writeGate,
} from '../../../src/session/protection.ts';
import type { Lift } from '../../../src/session/protection.ts';

const farm = { alias: 'farm', context: 'admin@farm-01', cluster: 'farm-01', server: 'https://10.1.2.3:6443' };
const prod = { ...farm, context: 'admin@prod-eu' };
const NOW = 1_900_000_000_000;
const isProtected = (names: Partial<typeof farm>, ...patterns: string[]): boolean =>
  protectionOf({ ...farm, ...names }, patterns.length > 0 ? patterns : protectedPatterns(DEFAULT_PROTECTED, [])) !==
  null;

describe('patterns as people type them', () => {
  it('have no blanks around them, and an empty one protects nothing', () => {
    const names = { alias: 'a', context: 'big-prod', cluster: '', server: 'https://x' };
    assert.notEqual(protectionOf(names, protectedPatterns([' *prod* '], [])), null);
    assert.equal(protectionOf(names, protectedPatterns([''], ['  '])), null);
  });
});

describe('a protected context', () => {
  it('is one whose alias, name, cluster or server fits a pattern, in any case', () => {
    assert.ok(isProtected({ alias: 'Prod' }));
    assert.ok(isProtected({ context: 'admin@PRODUCTION' }));
    assert.ok(isProtected({ cluster: 'eu-live-2' }));
    assert.ok(isProtected({ server: 'https://api.live.farm.example:6443' }));
    assert.ok(isProtected({ server: 'https://gate.farm.example/k8s/clusters/prod-7' }));
    assert.ok(!isProtected({}));
  });

  it('fits whole names: a pattern without stars is no part of a longer one', () => {
    assert.ok(isProtected({ context: 'hay' }, 'hay'));
    assert.ok(!isProtected({ context: 'hayloft' }, 'hay'));
    assert.ok(isProtected({ context: 'hay-1' }, 'hay-?'));
    assert.ok(!isProtected({ context: 'hay-12' }, 'hay-?'));
  });

  it('takes dots, brackets and plus signs in a pattern for themselves', () => {
    assert.ok(isProtected({ server: 'https://farm.example' }, 'farm.example'));
    assert.ok(!isProtected({ server: 'https://farmXexample' }, 'farm.example'));
    assert.ok(isProtected({ context: 'a[b]+(c)' }, '*[b]+(c)'));
    assert.ok(!isProtected({ context: 'ab' }, 'a[b]'));
  });

  it('matches the host without port and login', () => {
    assert.ok(isProtected({ server: 'https://u:p@db-1:6443/x' }, 'db-1'));
    assert.ok(isProtected({ server: 'https://[fd00::1]:6443' }, '[fd00::1]'));
  });

  it('sees through letters of another width', () => {
    assert.ok(isProtected({ context: 'admin@ｐｒｏｄ' }));
  });

  it('names the pattern and what it fits', () => {
    assert.deepEqual(protectionOf({ ...farm, cluster: 'live' }, ['*live*']), {
      pattern: '*live*',
      by: 'cluster',
      name: 'live',
    });
  });
});

describe('protected patterns', () => {
  it('of a workspace are added to those of the user, never instead of them', () => {
    assert.deepEqual(protectedPatterns(['*gold*'], ['*silver*']), ['*gold*', '*silver*']);
    assert.deepEqual(protectedPatterns(DEFAULT_PROTECTED, []), ['*prod*', '*live*']);
  });

  it('of a workspace cannot take any away, however they are written', () => {
    for (const hostile of [['!*prod*'], ['-*prod*'], [''], ['   '], ['admin']])
      assert.notEqual(protectionOf(prod, protectedPatterns(DEFAULT_PROTECTED, hostile)), null);
  });

  it('can be emptied by the user alone', () => {
    assert.deepEqual(protectedPatterns([], []), []);
  });
});

describe('lifting a protection', () => {
  const asked = { context: prod.context, server: prod.server, typed: prod.context, minutes: 10 };
  const lifted = (at = NOW): readonly Lift[] => {
    const answer = lift([], asked, at);
    assert.equal(answer.kind, 'lifted');
    return answer.lifts;
  };

  it('needs the name of the context, letter by letter', () => {
    for (const typed of ['', 'prod', 'admin@prod-EU', ' admin@prod-eu', 'farm'])
      assert.equal(lift([], { ...asked, typed }, NOW).kind, 'refused', typed);
  });

  it('lasts for the minutes that were asked for, and not a moment longer', () => {
    const lifts = lifted();
    assert.equal(liftedFor(lifts, prod, NOW), 600_000);
    assert.equal(liftedFor(lifts, prod, NOW + 599_999), 1);
    assert.equal(liftedFor(lifts, prod, NOW + 600_000), 0);
  });

  it('refuses times without end', () => {
    for (const minutes of [0, -1, Number.NaN, Infinity, LONGEST_LIFT + 1])
      assert.equal(lift([], { ...asked, minutes }, NOW).kind, 'refused', String(minutes));
  });

  it('ends when the clock was set back, the context leads elsewhere, or it is protected again', () => {
    assert.equal(liftedFor(lifted(), prod, NOW - 1), 0);
    assert.equal(liftedFor(lifted(), { ...prod, server: 'https://other' }, NOW), 0);
    assert.equal(liftedFor(protectAgain(lifted(), prod.context), prod, NOW), 0);
  });

  it('is for one context alone', () => {
    assert.equal(liftedFor(lifted(), { ...prod, context: 'admin@prod-us' }, NOW), 0);
  });
});

describe('the gate for writes', () => {
  const patterns = protectedPatterns(DEFAULT_PROTECTED, []);

  it('is open for what is not protected', () => {
    assert.equal(writeGate(farm, patterns, { lifts: [], now: NOW }).kind, 'open');
  });

  it('is shut for what is protected, and says how to open it', () => {
    const gate = writeGate({ ...farm, cluster: 'live-2' }, patterns, { lifts: [], now: NOW });
    assert.equal(gate.kind, 'protected');
    assert.match(gate.why, /"admin@farm-01" is protected by the pattern \*live\* \(its cluster is live-2\)/);
  });

  it('opens by a lift, or by the name on the command line', () => {
    const lifts = [{ context: prod.context, server: prod.server, from: NOW, until: NOW + 1 }];
    assert.equal(writeGate(prod, patterns, { lifts, now: NOW }).kind, 'open');
    assert.equal(writeGate(prod, patterns, { lifts: [], now: NOW, byName: ['admin@prod-eu'] }).kind, 'open');
    for (const name of ['prod', '*', 'farm', 'ADMIN@PROD-EU'])
      assert.equal(writeGate(prod, patterns, { lifts: [], now: NOW, byName: [name] }).kind, 'protected', name);
  });
});
