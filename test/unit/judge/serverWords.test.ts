import { beside } from '../../support/besideCases.ts';

describe('fields of an account', () => {
  beside('getent passwd carol', [
    ['carol has uid 1204 and shell /bin/zsh', 'carol:x:1204:1300::/home/carol:/bin/zsh\n', 'pass'],
    ['carol has uid 1300', 'carol:x:1204:1300::/home/carol:/bin/zsh\n', 'fail'],
    ['shell is nologin', 'carol:x:1204:1300::/home/carol:/usr/sbin/nologin\n', 'pass'],
    ['dave has uid 1204', 'carol:x:1204:1300::/home/carol:/bin/zsh\n', 'undecided'],
  ]);
});

describe('times of a crontab', () => {
  const job = (when: string): string => `${when} /opt/bin/rotate.sh\n`;
  beside('crontab -l -u mia', [
    ['mia runs rotate.sh daily at 04:15', job('15 4 * * *'), 'pass'],
    ['rotate.sh runs at 04:15 every day', job('15 4 * * *'), 'pass'],
    ['rotate.sh at 04:15', job('4 15 * * *'), 'fail'],
    ['rotate.sh daily at 04:15', job('15 4 * * 1'), 'fail'],
    ['rotate.sh at 04:15', job('15 4 * * 1'), 'undecided'],
    ['rotate.sh at 04:15', job('15 */4 * * *'), 'undecided'],
    ['mia has no crontab', job('15 4 * * *'), 'fail'],
    ['zoe runs rotate.sh daily at 04:15', job('15 4 * * *'), 'undecided'],
  ]);
});

describe('mode and owner', () => {
  beside("stat -c '%a %U' /srv/spool", [
    ['spool has 750 and belongs to lp', '750 lp\n', 'pass'],
    ['spool has 750 and belongs to lp', '755 lp\n', 'fail'],
    ['spool has 750 and belongs to lp', '750 root\n', 'fail'],
    ['750 lp', '750 lp\n', 'pass'],
    ['750 lp', '700 lp\n', 'fail'],
  ]);
  beside("stat -c '%a %U:%G' /srv/ash.key", [
    ['600 ash:ash', '600 ash:ash\n', 'pass'],
    ['600 ash:ash', '600 ash:adm\n', 'fail'],
    ['0600, owned by ash', '600 ash:adm\n', 'pass'],
  ]);
});

describe('who holds a port', () => {
  const row = (...names: readonly string[]): string =>
    `LISTEN 0 511 *:8404 *:* users:(${names.map((name, i) => `("${name}",pid=${String(i + 5)},fd=3)`).join(',')})\n`;
  beside("ss -tlnp | grep ':8404 '", [
    ['haproxy listens', row('haproxy', 'haproxy'), 'pass'],
    ['haproxy holds the port', row('squid'), 'fail'],
    ['haproxy holds port 8405', row('haproxy'), 'undecided'],
    ['postgresql listens', row('postgres'), 'undecided'],
  ]);
});

describe('counts in thousands', () => {
  beside('wc -l < /var/log/quill/access.log', [
    ['over 20k lines', '20481\n', 'pass'],
    ['over 20k lines', '2048\n', 'fail'],
  ]);
});
