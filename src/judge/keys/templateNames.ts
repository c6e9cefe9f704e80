import type { Value } from './templates.ts';

const value = (keys: string, more: Omit<Value, 'is' | 'keys'> = {}): Value => ({
  is: 'value',
  keys: keys.split(', '),
  ...more,
});

/** `0640` and `640` are one mode. */
const octal = (mode: string): readonly string[] => [mode, `0${mode}`];

/** What the letters of stat's format stand for, and what people call that. */
export const STAT: Readonly<Record<string, Value>> = {
  a: value('mode, permissions, perms, file mode, access mode, rights, octal mode', { same: octal }),
  A: value('permissions, mode, rights'),
  U: value('owner, user, owned', { joins: ':' }),
  G: value('group'),
  u: value('uid, owner uid, user id'),
  g: value('gid, group id'),
  n: value('name, file', { free: true }),
  s: value('size, bytes'),
  F: value('type, file type', { free: true }),
  h: value('links, hard links'),
  i: value('inode'),
};

/** Variables of curl's `-w`. */
export const CURL: Readonly<Record<string, Value>> = {
  http_code: value('code, status, http code, http status, response code, status code'),
  response_code: value('code, status, http code, http status, response code, status code'),
  time_total: value('time, total time, response time, took, takes', { unit: 's' }),
  time_connect: value('connect time, connect', { unit: 's' }),
  time_starttransfer: value('first byte, ttfb, time to first byte', { unit: 's' }),
  num_redirects: value('redirects'),
  size_download: value('size, bytes'),
  content_type: value('content type', { free: true }),
  redirect_url: value('location, redirect, redirect url'),
  http_version: value('http version, version, protocol'),
  remote_ip: value('remote ip, ip, address'),
  ssl_verify_result: value('verify result, ssl verify result'),
};

/** Of git's `--format`. */
export const GIT: Readonly<Record<string, Value>> = {
  h: value('commit, hash, sha'),
  H: value('commit, hash, sha'),
  an: value('author, author name', { free: true }),
  ae: value('author email, email'),
  cn: value('committer', { free: true }),
  s: value('subject, message', { free: true }),
  ad: value('date, author date', { free: true }),
  cd: value('date, commit date', { free: true }),
  D: value('refs', { free: true }),
};

/** Columns of util-linux. */
export const COLUMNS: Readonly<Record<string, Omit<Value, 'is'>>> = {
  FSTYPE: { keys: ['fstype', 'filesystem type', 'filesystem', 'fs type', 'fs', 'type'] },
  OPTIONS: { keys: ['options', 'mount options', 'flags'], list: true },
  SOURCE: { keys: ['source', 'device'] },
  TARGET: { keys: ['target', 'mount point', 'mountpoint'] },
  SOFT: { keys: ['soft limit', 'soft', 'limit'] },
  HARD: { keys: ['hard limit', 'hard'] },
  PID: { keys: ['pid', 'process id'] },
  USER: { keys: ['user', 'owner'] },
  NI: { keys: ['nice', 'niceness'] },
  STAT: { keys: ['state', 'stat'] },
  RSS: { keys: ['rss'] },
  NLWP: { keys: ['threads', 'thread count'] },
};
