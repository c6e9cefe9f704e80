import { beside } from '../../support/besideCases.ts';

describe('a version by the name of its tool', () => {
  beside('ruby --version', [
    ['ruby 3', 'ruby 3.3.1 (2024-04-23 revision c56cd86388)\n', 'pass'],
    ['ruby 3.3', 'ruby 3.3.1 (2024-04-23 revision c56cd86388)\n', 'pass'],
    ['ruby at least 3', 'ruby 3.3.1\n', 'pass'],
    ['ruby 2', 'ruby 3.3.1\n', 'fail'],
    ['ruby at least 4', 'ruby 3.3.1\n', 'fail'],
    ['no ruby 3', 'ruby 3.3.1\n', 'undecided'],
    ['rails 3', 'ruby 3.3.1\n', 'undecided'],
    ['ruby 2 or 3', 'ruby 3.3.1\n', 'undecided'],
  ]);
  beside('docker scout version --short', [
    ['scout 1', '1.9.3\n', 'pass'],
    ['scout 2', '1.9.3\n', 'fail'],
    ['docker 1', '1.9.3\n', 'undecided'],
    ['docker at least 1.5', '1.9.3\n', 'undecided'],
  ]);
  beside("docker version --format '{{.Server.Version}}'", [
    ['Engine 25 or newer', '27.3.1\n', 'pass'],
    ['25 or newer', '27.3.1\n', 'pass'],
    ['Engine 28 or newer', '27.3.1\n', 'fail'],
    ['client 27', '27.3.1\n', 'undecided'],
  ]);
  beside('node --version', [
    ['v22', 'v22.4.0\n', 'pass'],
    ['v2', 'v22.4.0\n', 'fail'],
    ['npm 22', 'v22.4.0\n', 'undecided'],
  ]);
});

describe('silence, said of the command by its name', () => {
  beside('ruff check src', [
    ['ruff is quiet', '', 'pass'],
    ['no ruff findings', '', 'pass'],
    ['ruff clean', '', 'pass'],
    ['ruff is quiet', 'src/reef.py:3:1: F401\n', 'fail'],
    ['ruff is not quiet', '', 'undecided'],
    ['mypy is quiet', '', 'undecided'],
    ['ruff and mypy are quiet', '', 'undecided'],
  ]);
  beside('unbound-checkconf', [['checkconf is silent', '', 'pass']]);
});

describe('what a tool says of itself in one sentence', () => {
  beside('curl -s http://reef.example:8080/-/ready', [
    ['Quill is ready', 'Quill Server is Ready.\n', 'pass'],
    ['ready', 'Quill Server is Ready.\n', 'pass'],
    ['Quill is ready', 'Quill Server is not Ready.\n', 'fail'],
    ['Quill is healthy', 'Quill Server is Ready.\n', 'undecided'],
    ['Heron is ready', 'Quill Server is Ready.\n', 'undecided'],
    ['reef is ready', 'Database is ready.\n', 'undecided'],
    ['Quill is ready', 'Not one of two Quill servers is ready.\n', 'undecided'],
    ['both are ready', 'Quill Server is Ready.\n', 'undecided'],
  ]);
  beside('tofu validate', [['config valid', 'Success! The configuration is valid.\n\n', 'pass']]);
});

describe('words that a tool implies', () => {
  beside('git config --get commit.gpgsign', [
    ['commit signing is switched on', 'true\n', 'pass'],
    ['commit signing is switched on', 'false\n', 'fail'],
  ]);
  beside('git stash list', [
    ['no stashes', '', 'pass'],
    ['no stashes', 'stash@{0}: WIP on main: 1a2b3c4 x\n', 'fail'],
  ]);
  beside('dig +short TXT reef.example | grep spf1', [
    ['SPF ends in ~all', '"v=spf1 mx ~all"\n', 'pass'],
    ['SPF ends in -all', '"v=spf1 mx ~all"\n', 'fail'],
  ]);
  beside('curl -s http://localhost:9093/-/healthy', [
    ['Alertmanager answers OK', 'OK', 'pass'],
    ['Grafana answers OK', 'OK', 'undecided'],
  ]);
});

describe('what a plan does, and what not', () => {
  beside("tofu plan -no-color | grep '^Plan:'", [
    ['plan only adds', 'Plan: 4 to add, 0 to change, 0 to destroy.\n', 'pass'],
    ['plan only adds', 'Plan: 4 to add, 0 to change, 1 to destroy.\n', 'fail'],
    ['plan only adds', 'Plan: 0 to add, 0 to change, 0 to destroy.\n', 'fail'],
    ['changes and destroys nothing', 'Plan: 4 to add, 0 to change, 0 to destroy.\n', 'pass'],
    ['changes and destroys nothing', 'Plan: 4 to add, 2 to change, 0 to destroy.\n', 'fail'],
    ['destroys nothing', 'Apply complete\n', 'undecided'],
  ]);
  beside('git rev-list --count origin/reef..HEAD', [
    ['nothing to push', '0\n', 'pass'],
    ['nothing to push', '3\n', 'fail'],
    ['nothing to pull', '0\n', 'undecided'],
  ]);
  beside('git log --oneline HEAD..origin/reef', [
    ['nothing to pull', '', 'pass'],
    ['nothing to pull', '1a2b3c4 fix\n', 'fail'],
    ['nothing to push', '', 'undecided'],
  ]);
});

describe('until a day, which is at least or just then', () => {
  const end = (date: string): string => `notAfter=${date} 10:00:00 2031 GMT\n`;
  beside('openssl x509 -in quill.pem -noout -enddate', [
    ['good until 2031-06-14', end('Jun 14'), 'pass'],
    ['runs until 2031-06-15', end('Jun 14'), 'fail'],
    ['valid until 2031-06-13', end('Jun 14'), 'undecided'],
    ['not valid until 2031-06-14', end('Jun 14'), 'undecided'],
    ['valid through 2031', end('Jun 14'), 'undecided'],
  ]);
});

describe('a state by which names are selected', () => {
  beside('docker compose ps --services --status running', [
    ['gull and heron are running', 'gull\nheron\n', 'pass'],
    ['gull and wren are running', 'gull\nheron\n', 'fail'],
    ['wren is running', 'gull\nheron\n', 'undecided'],
    ['gull is exited', 'gull\nheron\n', 'undecided'],
    ['gull is not running', 'gull\nheron\n', 'undecided'],
  ]);
  beside("docker ps -a --format '{{.Names}}'", [['gull is running', 'gull\n', 'undecided']]);
  beside("docker ps --format '{{.Names}}'", [
    ['gull and heron are up', 'gull\nheron\n', 'pass'],
    ['gull and wren are up', 'gull\nheron\n', 'fail'],
  ]);
});

describe('a bound for each of what is listed', () => {
  const two = 'gull 12.1%\nheron 38.4%\n';
  beside("docker stats --no-stream --format '{{.Name}} {{.MemPerc}}'", [
    ['every container below 40% memory', two, 'pass'],
    ['every container below 30% memory', two, 'fail'],
    ['no container above 40% memory', two, 'pass'],
    ['no container is over 30% memory', two, 'fail'],
    ['every container below 40% cpu', two, 'undecided'],
    ['every container below 40% memory', 'gull 3% 12.1%\nheron 1% 38.4%\n', 'undecided'],
    ['every container below 40% memory', '', 'undecided'],
  ]);
  beside("docker images quill --format '{{.Tag}} {{.Size}}'", [
    ['none of the images is bigger than 1 GB', '2.1 310MB\n2.0 305MB\n', 'pass'],
    ['none of the images is bigger than 300 MB', '2.1 510MB\n2.0 205MB\n', 'fail'],
    ['none of the images is bigger than 300 MB', '2.1 310MB\n2.0 205MB\n', 'undecided'],
    ['has a 2.0', '2.1 310MB\n2.0 305MB\n', 'pass'],
  ]);
});

describe('headers that a filter left', () => {
  beside("curl -sI http://reef.example/ | grep -i '^location'", [
    ['redirects to https', 'Location: https://reef.example/\n', 'pass'],
    ['redirects to https', 'Location: http://www.reef.example/\n', 'fail'],
    ['redirects to https', '', 'fail', 1],
    ['301 to https', 'Location: https://reef.example/\n', 'undecided'],
  ]);
  beside("curl -sI https://reef.example/ | grep -i '^strict-transport'", [
    ['HSTS is set to a year', 'strict-transport-security: max-age=31536000\n', 'pass'],
    ['HSTS for at least six months', 'strict-transport-security: max-age=31536000\n', 'pass'],
    ['HSTS is set to a year', 'strict-transport-security: max-age=3600\n', 'fail'],
    ['HSTS is not set to a year', 'strict-transport-security: max-age=31536000\n', 'undecided'],
  ]);
});

describe('a version with a letter before it, asked for by its name', () => {
  beside("podman info --format '{{.Host.CgroupsVersion}}'", [['cgroups v2', 'v2\n', 'pass']]);
  beside("docker info --format '{{.CgroupVersion}}'", [
    ['cgroup v2', '2\n', 'pass'],
    ['cgroup v2', '1\n', 'fail'],
  ]);
  beside("docker info --format '{{.Containers}}'", [['cgroup v2', '2\n', 'undecided']]);
});

describe('forms of one result', () => {
  beside("gh run list --workflow reef.yml -L 1 --json conclusion -q '.[0].conclusion'", [
    ['the last run succeeded', 'success\n', 'pass'],
    ['the last run was successful', 'failure\n', 'fail'],
    ['the last run was successful', 'cancelled\n', 'undecided'],
    ['the last two runs succeeded', 'success\n', 'undecided'],
    ['the last run has not succeeded', 'success\n', 'undecided'],
  ]);
  beside("gh run list --workflow reef.yml -L 1 --json status -q '.[0].status'", [
    ['the last run succeeded', 'completed\n', 'undecided'],
  ]);
});
