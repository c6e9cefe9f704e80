import type { Observed } from '../contract.ts';
import { findToken } from '../printed/tokens.ts';

/** `subject=CN = shop.example.com`, `CN=shop.example.com`. */
const SUBJECT = /^\s*subject\s*[=:].*\bCN ?= ?[^,/\n]+/im;
const HOST = /(?<![\w.@/-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?![\w-])/gi;

/** `issued by R3 for oak.example` of a certificate whose subject is another: that the command asked oak.example tells nothing. */
export function isOfOtherHost(words: string, { text, stdout }: Observed): boolean {
  if (!text.includes('openssl') || !SUBJECT.test(stdout.text)) return false;
  const names = [...words.matchAll(HOST)].map(([name]) => name).filter((name) => text.includes(name));
  const covers = (name: string): boolean =>
    findToken(stdout.text, name, { exact: false }) !== null ||
    findToken(stdout.text, name.replace(/^[^.]+/, '*'), { exact: false }) !== null;
  return names.some((name) => !covers(name));
}
