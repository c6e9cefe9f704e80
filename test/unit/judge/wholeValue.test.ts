import { beside } from '../../support/besideCases.ts';

describe('a value that is only a part of the one that is printed', () => {
  describe('in YAML', () => {
    beside('cat lamp.yaml', [
      ['issuer is https://id.lamp.example', 'issuer: https://id.lamp.example\n', 'pass'],
      ['issuer is https://id.lamp.example', 'issuer: https://id.lamp.example/realms/test\n', 'fail'],
      ['bucket s3://lamps', 'bucket: s3://lamps/old\n', 'fail'],
      ['ref refs/heads/main', 'ref: refs/heads/main/old\n', 'fail'],
      ['group lamp:keepers', 'group: lamp:keepers:guests\n', 'fail'],
      ['address fe80::7', 'address: fe80::7:2\n', 'fail'],
      ['repository ghcr.example/moth/lamp', 'repository: ghcr.example/moth/lamp/legacy\n', 'fail'],
      ['image is lamp:1.4', 'image: lamp:1.4:debug\n', 'fail'],
      ['image is lamp:1.4', 'image: registry.example/moth/lamp:1.4\n', 'pass'],
      ['target is 10.7.0.1', 'target: 10.7.0.1:80\n', 'undecided'],
    ]);
  });
  describe('in JSON, assignments and headers', () => {
    beside('cat lamp.json', [
      ['target moth/lamp', '{"target": "moth/lamp"}', 'pass'],
      ['target moth/lamp', '{"target": "moth/lamp/legacy"}', 'fail'],
      ['target moth/lamp', '{"target": "x/moth/lamp"}', 'fail'],
      ['SSEAlgorithm lamp:kms', '{"Rules": [{"SSEAlgorithm": "lamp:kms:dsse"}]}', 'fail'],
    ]);
    beside('cat .env', [
      ['TARGET=moth/lamp', 'TARGET=moth/lamp\n', 'pass'],
      ['TARGET=moth/lamp', 'TARGET=moth/lamp/legacy\n', 'fail'],
      ['ROLE: roles/keeper', 'ROLE=roles/keeper:limited\n', 'fail'],
    ]);
    beside('curl -sI http://lamp', [
      ['target: moth/lamp', 'HTTP/1.1 200 OK\ntarget: moth/lamp/legacy\n', 'fail'],
      [
        'Strict-Transport-Security: max-age=31536000; includeSubDomains',
        'HTTP/1.1 200 OK\nStrict-Transport-Security: max-age=31536000; includeSubDomains\n',
        'undecided',
      ],
      ['Content-Type: text/html', 'HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n', 'pass'],
    ]);
  });
});
