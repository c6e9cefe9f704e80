import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

/** The bundle of cli.ts as text, and its hash: put in by the build (esbuild.js). */
declare const PROGRAM: string;
declare const PROGRAM_HASH: string;

/**
 * Starts the command line. Compiling takes longer than most of what it does, so the compiled code, also of functions
 * that are compiled when first called, is kept in the user's cache: one file for each command, since each calls others.
 */
function start(file: string): void {
  const cache = codeCache(process.argv[2] ?? '');
  const script = new Script(PROGRAM, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cache.known === null ? {} : { cachedData: cache.known }),
  });
  if (cache.known === null || script.cachedDataRejected === true)
    process.once('exit', () => cache.keep(script.createCachedData()));
  const run = script.runInThisContext() as (require: NodeJS.Require) => void;
  run(createRequire(file));
}

interface CodeCache {
  readonly known: Buffer | null;
  /** Replaces what is kept for this command, also by other versions. */
  keep(code: Buffer): void;
}

function codeCache(command: string): CodeCache {
  const { XDG_CACHE_HOME: cacheHome = '' } = process.env;
  const folder = join(isAbsolute(cacheHome) ? cacheHome : join(homedir(), '.cache'), 'story-ops', 'code');
  // V8 compares no more than the length of a program, hence the hash.
  const prefix = `${/^[a-z]+$/.exec(command)?.[0] ?? 'help'}-`;
  const name = `${prefix}${PROGRAM_HASH}-${process.version}-${process.arch}`;
  return {
    known: readOwn(join(folder, name)),
    keep(code) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const written = join(folder, `.${name}.${String(process.pid)}`);
        writeFileSync(written, Buffer.concat([hashOf(code), code]), { mode: 0o600, flag: 'wx' });
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
    const kept = readFileSync(file);
    const code = kept.subarray(HASH_BYTES);
    return hashOf(code).equals(kept.subarray(0, HASH_BYTES)) ? code : null;
  } catch {
    return null;
  }
}

const HASH_BYTES = 32;

function hashOf(code: Buffer): Buffer {
  return createHash('sha256').update(code).digest();
}

start(fileURLToPath(import.meta.url));
