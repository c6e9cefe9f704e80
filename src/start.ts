import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { absolute } from './run/absolute.ts';

/** Of the bundle of cli.ts, which the build puts into a comment at the end of this file (esbuild.js). */
declare const PROGRAM_LENGTH: number;
declare const PROGRAM_HASH: string;

/**
 * Starts the command line. Compiling takes longer than most of what it does, so the compiled code, also of functions
 * that are compiled when first called, is kept in the user's cache: one file for each command, since each calls others.
 * The first starts add to it what those before did not call.
 */
function start(file: string): void {
  const cache = codeCache(process.argv[2] ?? '');
  const script = new Script(programIn(file), {
    filename: file,
    ...(cache.known === null ? {} : { cachedData: cache.known }),
  });
  const starts = cache.known === null || script.cachedDataRejected === true ? 0 : cache.starts;
  if (starts < ADDING) process.once('exit', () => cache.keep(script.createCachedData(), starts + 1));
  const run = script.runInThisContext() as (require: NodeJS.Require) => void;
  run(createRequire(file));
}

function programIn(file: string): string {
  const text = readFileSync(file, 'latin1');
  const end = text.lastIndexOf('*/');
  return text.slice(end - PROGRAM_LENGTH, end).replaceAll('*\x01/', '*/');
}

/** So many starts add to the code; to make it anew takes a tenth of a start. */
const ADDING = 4;

interface CodeCache {
  readonly known: Buffer | null;
  /** How many starts have added to it. */
  readonly starts: number;
  /** Replaces what is kept for this command, also by other versions. */
  keep(code: Buffer, starts: number): void;
}

function codeCache(command: string): CodeCache {
  const cacheHome = absolute(process.env['XDG_CACHE_HOME']) ?? join(homedir(), '.cache');
  const folder = join(cacheHome, 'story-ops', 'code');
  // V8 compares no more than the length of a program, hence the hash.
  const prefix = `${/^[a-z]+$/.exec(command)?.[0] ?? 'help'}-`;
  const name = `${prefix}${PROGRAM_HASH}-${process.version}-${process.arch}`;
  const kept = readOwn(join(folder, name));
  return {
    // First the code, where it lies as V8 wants it, without a copy.
    known: kept?.subarray(0, -1) ?? null,
    starts: kept?.at(-1) ?? 0,
    keep(code, starts) {
      const content = Buffer.concat([code, Buffer.of(starts)]);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const written = join(folder, `.${name}.${String(process.pid)}`);
        writeFileSync(written, Buffer.concat([content, hashOf(content)]), { mode: 0o600, flag: 'wx' });
        renameSync(written, join(folder, name));
        for (const other of readdirSync(folder))
          if (other.startsWith(prefix) && other !== name) rmSync(join(folder, other), { force: true });
      } catch {
        // A home that cannot be written: the next start compiles again.
      }
    },
  };
}

/** Null where there is none, where somebody else could have written it, and where it is damaged: V8 would run anything. */
function readOwn(file: string): Buffer | null {
  try {
    const { uid, mode } = statSync(file);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return null;
    const written = readFileSync(file);
    const content = written.subarray(0, -HASH_BYTES);
    return hashOf(content).equals(written.subarray(-HASH_BYTES)) ? content : null;
  } catch {
    return null;
  }
}

const HASH_BYTES = 32;

function hashOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

start(fileURLToPath(import.meta.url));
