import { beside } from '../../support/besideCases.ts';

describe('what is said of all, beside a column that denies it', () => {
  const gates = (oper: string): string => `GATE   ADMIN   OPER\ng1     up      ${oper}\ng2     up      ${oper}\n`;
  beside('lockctl gates', [
    ['all gates up', gates('down'), 'undecided'],
    ['all gates up', gates('up'), 'pass'],
    ['all gates up in ADMIN', gates('down'), 'pass'],
  ]);
  const kilns = (back: string): string =>
    `KILN   STATE      FRONT     BACK\nk1     ${back.padEnd(10)} healthy   healthy\n`;
  beside('kilnctl list', [
    ['all kilns healthy', kilns('degraded'), 'undecided'],
    ['all kilns healthy', kilns('healthy'), 'pass'],
  ]);
  const feeds = (last: string): string => `FEED    CDS      LDS      ECDS\nsail    SYNCED   ${last}   NOT SENT\n`;
  beside('feedctl status', [
    ['all feeds SYNCED', feeds('SYNCED'), 'pass'],
    ['all feeds SYNCED', feeds('STALE '), 'undecided'],
    ['all feeds SYNCED', 'FEED    CDS      LDS        ECDS\nsail    SYNCED   NOT SENT   SYNCED\n', 'undecided'],
  ]);
  const tests = (build: string): string => `PART   LINT     BUILD    PACK\noar    passed   ${build}   passed\n`;
  beside('partctl checks', [
    ['every check passed', tests('passed '), 'pass'],
    ['every check passed', tests('failed '), 'undecided'],
    ['every check passed', tests('not run'), 'undecided'],
    ['every check passed', 'CHECK  RESULT\noar    passed\nsail   skipped\n', 'undecided'],
    ['every check passed', 'CHECK  RESULT\n', 'undecided'],
  ]);
  beside('kubectl get applications -n sails', [
    [
      'every application Synced, except `spare`',
      'NAME    SYNC STATUS   HEALTH STATUS\nmain    Synced        Healthy\nspare   OutOfSync     Missing\n',
      'pass',
    ],
  ]);
});

describe('a pair that is printed with another word, too', () => {
  beside('mill info', [
    ['status: ok', 'upper:\n  status: ok\nlower:\n  status: error\n', 'undecided'],
    ['status: ok', 'upper:\n  status: ok\nlower:\n  status: ok\n', 'pass'],
    ['health: ok', '- health: bad\n- health: ok\n', 'undecided'],
    ['Status: OK', 'stone Status: OK\nwheel Status: JAMMED\n', 'undecided'],
  ]);
  beside('./smoke.sh', [
    ['exit code 0 and "PASS"', 'PASS row\nFAIL sail\n', 'undecided'],
    ['exit code 0 and "PASS"', 'PASS: 4\nFAIL: 0\n', 'pass'],
  ]);
});

describe('how something is, beside what it is called', () => {
  beside('curl -s http://mill/health', [
    ['mill is healthy', '{"mill_name":"healthy","state":"down"}', 'fail'],
    ['mill is green', '{"mill_name":"north","status":"green"}', 'pass'],
    ['mill is green', '{"mill_name":"green","status":"yellow"}', 'undecided'],
    ['version is 2.3.1', '{"previous":{"version":"2.3.1"}}', 'undecided'],
    ['previous version is 2.3.1', '{"previous":{"version":"2.3.1"}}', 'pass'],
    ['version is 2.3.1', '{"version":"2.3.1"}', 'pass'],
  ]);
});

describe('sockets of all addresses', () => {
  const listed =
    'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\n' +
    'tcp6       0      0 :::9100                 :::*                    LISTEN      71/oard\n' +
    'tcp        0      0 127.0.0.1:9101          0.0.0.0:*               LISTEN      72/saild: main\n';
  beside('netstat -tlnp', [
    ['oard listening on 9100', listed, 'pass'],
    ['saild listens on 9101', listed, 'pass'],
    ['oard listening on 9101', listed, 'undecided'],
    ['nothing listens on :9100', listed, 'fail'],
    ['nothing listens on :910', listed, 'pass'],
  ]);
});
