import { beside } from '../../support/besideCases.ts';

const HIVE = (fields: object): string => `${JSON.stringify({ hive: 'north', ...fields }, null, 2)}\n`;

describe('values and their keys, in words', () => {
  beside('curl -s hive:8080/stats', [
    ['mood calm, 4 queens, 0 lost drones', HIVE({ mood: 'calm', number_of_queens: 4, lost_drones: 0 }), 'pass'],
    ['mood calm, 4 queens, 0 lost drones', HIVE({ mood: 'calm', number_of_queens: 4, lost_drones: 10 }), 'fail'],
    ['mood calm, 4 queens', HIVE({ mood: 'calmer', number_of_queens: 4 }), 'fail'],
    // Of young queens nothing was said, nor of queens that only longer keys name.
    ['4 queens', HIVE({ number_of_queens: 4, number_of_young_queens: 1 }), 'pass'],
    ['4 queens', HIVE({ number_of_young_queens: 4 }), 'undecided'],
    ['4 queens', HIVE({ queens_per_frame: 4, queens_per_box: 4 }), 'undecided'],
    ['4 old queens', HIVE({ number_of_queens: 4 }), 'undecided'],
    ['no lost drones', HIVE({ lost_drones: 0 }), 'pass'],
    ['no lost drones', HIVE({ lost_drones: 2 }), 'fail'],
    ['no lost drones', HIVE({ lost_drones: [] }), 'pass'],
    ['lost drones at most 5', HIVE({ lostDrones: 5 }), 'pass'],
    ['lost drones at most 5', HIVE({ lostDrones: 50 }), 'fail'],
    ['lost drones not at most 5', HIVE({ lostDrones: 5 }), 'undecided'],
    ['three frames', HIVE({ frames: ['a', 'b', 'c'] }), 'pass'],
    ['three frames', HIVE({ frames: ['a', 'b'] }), 'fail'],
    ['mood is not calm', HIVE({ mood: 'calm' }), 'fail'],
    ['mood is calm or wild', HIVE({ mood: 'calm' }), 'undecided'],
  ]);
  beside('curl -s hive:8080/parts', [
    ['roof warm, floor warm', '{"roof":{"state":"warm"},"floor":{"state":"warm"}}', 'pass'],
    ['roof warm, floor warm', '{"roof":{"state":"warm"},"floor":{"state":"cold"}}', 'fail'],
    ['tint is amber', '{"roof":{"tint":"amber"},"floor":{"tint":"teal"}}', 'undecided'],
    ['roof tint is amber', '{"roof":{"tint":"amber"},"floor":{"tint":"teal"}}', 'pass'],
    ['floor tint is amber', '{"roof":{"tint":"amber"},"floor":{"tint":"teal"}}', 'fail'],
  ]);
});

describe('switches', () => {
  const hive = (wired: boolean, heated: boolean): string =>
    HIVE({ RoofWired: wired, FloorHeated: heated, TwinDoor: true });
  beside('hivectl show north', [
    ['roof is wired and floor heated', hive(true, true), 'pass'],
    ['roof is wired and floor heated', hive(true, false), 'fail'],
    ['roof wired, floor not heated', hive(true, false), 'pass'],
    ['roof wired, floor not heated', hive(true, true), 'fail'],
    ['Twin-Door is true', hive(true, true), 'pass'],
    ['Twin-Door is false', hive(true, true), 'fail'],
    ['all three switches are true', hive(true, true), 'pass'],
    ['all three switches are true', hive(true, false), 'fail'],
    ['all four switches are true', hive(true, true), 'undecided'],
    // A bare thing is no claim that it is on.
    ['roof', hive(true, true), 'undecided'],
    ['wired', hive(true, true), 'undecided'],
  ]);
});

describe('labels of status pages', () => {
  const page = (relay: string): string =>
    `    /~~\\   Lamp:          OK\n /~~\\__/   Lamp Relay:    ${relay}\n    \\__/   Mirror:        disabled (not fitted)\n\n` +
    'Keeper      day      Wanted: 3, Awake: 3/3\nKeeper      night    Wanted: 2, Awake: 1/2\n';
  beside('beacon status', [
    ['Lamp OK, Lamp Relay OK', page('OK'), 'pass'],
    ['Lamp OK, Lamp Relay OK', page('disabled'), 'fail'],
    ['Mirror OK', page('OK'), 'fail'],
    ['Prism OK', page('OK'), 'undecided'],
    ['day keeper awake 3/3', page('OK'), 'pass'],
    ['night keeper awake 2/2', page('OK'), 'fail'],
    ['awake 3/3', page('OK'), 'undecided'],
  ]);
  const tide = (line: string): string =>
    `  harbor:\n    buoy: 5 lights, ring a,b,c,d,e (age 2d)\n    boat: 9 boats: ${line}\n`;
  beside('tide -s', [
    ['5 buoys in ring, 9 boats out and 9 in', tide('9 out (since 3h), 9 in (since 1d)'), 'pass'],
    ['9 boats in', tide('9 out (since 3h), 8 in (since 1d)'), 'fail'],
    ['9 boats lost', tide('9 out (since 3h), 9 in (since 1d)'), 'undecided'],
  ]);
  beside('ferry version', [
    [
      'Hull, upper deck and lower deck are all on 2.4.1',
      'hull version: 2.4.1\nupper deck version: 2.4.1\nlower deck version: 2.4.1 (9 boats)\n',
      'pass',
    ],
    [
      'Hull, upper deck and lower deck are all on 2.4.1',
      'hull version: 2.4.1\nupper deck version: 2.4.1\nlower deck version: 2.3.9 (1 boat), 2.4.1 (8 boats)\n',
      'fail',
    ],
    ['Hull and mast are both on 2.4.1', 'hull version: 2.4.1\nupper deck version: 2.4.1\n', 'undecided'],
  ]);
});

describe('keys and values in lines of every form', () => {
  const cove = (second: string): string =>
    `# Mooring\nrole:master\nconnected_slaves:2\nslave0:dock=4,state=online,lag=0\nslave1:dock=5,state=${second},lag=0\n`;
  beside('cove-cli info mooring', [
    ['The primary has two connected replicas and both are online', cove('online'), 'pass'],
    ['The primary has two connected replicas and both are online', cove('syncing'), 'fail'],
    ['The primary has two connected replicas and both are online', cove('online').replace(':2', ':20'), 'fail'],
    ['The standby has two connected replicas', cove('online'), 'undecided'],
  ]);
  const pine = (signer: string): string =>
    `subject=CN = moss.example.org\nissuer=C = NZ, O = Pine Trust, CN = ${signer}\n`;
  beside('openssl x509 -in moss.pem -noout -subject -issuer', [
    ['CN moss.example.org, issued by Pine Trust F4', pine('F4'), 'pass'],
    ['CN moss.example.org, issued by Pine Trust F4', pine('F40'), 'fail'],
    ['issuer is Pine Trust F4', pine('F4'), 'pass'],
    ['CN moss.example.org', 'subject=CN = fern.example.org\nissuer=CN = moss.example.org\n', 'fail'],
  ]);
  const pool = (used: string): string =>
    `           total   used   free\nPool:       4000   1200   2800\nSpare:   ${used}\n`;
  beside('pools -m', [
    ['Spare is off, total 0', pool('      0      0      0'), 'pass'],
    ['Spare is off', pool('   2000      0   2000'), 'fail'],
    ['total pool is 4000', pool('      0      0      0'), 'pass'],
    ['total spare is 4000', pool('   2000      0   2000'), 'fail'],
  ]);
  const row = (sync: string): string =>
    `-[ RECORD 1 ]---+----------\npeer_name       | reef-b\nsync_mood       | ${sync}\n`;
  beside("psql -x -c 'select * from peers'", [
    ['sync mood is quorum', row('quorum'), 'pass'],
    ['sync mood is quorum', row('loose'), 'fail'],
    ['sync_mood is quorum', row('quorum'), 'pass'],
  ]);
  beside('sysctl net.reef.depth net.reef.tide', [
    ['# both should be 1', 'net.reef.depth = 1\nnet.reef.tide = 1\n', 'pass'],
    ['# both should be 1', 'net.reef.depth = 1\nnet.reef.tide = 0\n', 'fail'],
    ['depth and tide are both 1', 'net.reef.depth = 1\nnet.reef.tide = 2\n', 'fail'],
  ]);
  beside('kustomize build overlays/reef | grep image:', [
    ['rendered image is reef/web:4.2.1', '        image: reef/web:4.2.1\n', 'pass'],
    ['rendered image is reef/web:4.2.1', '        image: reef/web:4.2.10\n', 'fail'],
    ['blessed image is reef/web:4.2.1', '        image: reef/web:4.2.1\n', 'undecided'],
  ]);
  const door = (kind: string): string => `kind: Door\nspec:\n  lockProfile:\n    type: ${kind}\n  hinges: [left]\n`;
  beside('kustomize build overlays/not-old', [
    ['rendered manifest contains lockProfile: {type: Brass}', door('Brass'), 'pass'],
    ['rendered manifest contains lockProfile: {type: Brass}', door('Tin'), 'fail'],
    ['rendered manifest not old contains lockProfile: {type: Brass}', door('Brass'), 'undecided'],
    ['lock profile type is Brass', door('Brass'), 'pass'],
    ['lock profile type is Brass', door('Brassy'), 'fail'],
  ]);
  beside('kubectl describe node reef-2', [
    [
      'shade a=b:NoSchedule',
      'Name:    reef-2\nShades:  a=b:NoSchedule\n         c=d:NoExecute\nAwning:  none\n',
      'pass',
    ],
    ['no awning', 'Name:    reef-2\nAwning:  <none>\n', 'pass'],
  ]);
});
