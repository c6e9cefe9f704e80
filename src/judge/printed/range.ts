import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';

/** Pre-releases that are none: builds of vendors. */
const VENDOR = /^(?:eks|gke|aks|k3s|rke|vmware|oke|tanzu|alpine|debian|bookworm|bullseye|slim|ubuntu|jammy|noble)/i;
const PRERELEASE = /^(?:alpha|beta|rc|pre|preview|dev|snapshot|canary|nightly|next|ea)/i;

/** `v1.31`, `1.31+`, `~> 1.2` (as terraform reads it) and plain ranges, as semver writes them; null for none. */
export function rangeOf(text: string): string | null {
  let range = text.trim().replace(/\bv(?=\d)/gi, '');
  const open = /^(\d+(?:\.\d+){0,2})\s*(?:\+|or (?:later|newer|higher|above))$/i.exec(range);
  if (open) range = `>=${open[1] ?? ''}`;
  const pessimistic = /^~>\s*(\d+)\.(\d+)(\.\d+)?$/.exec(range);
  if (pessimistic)
    range =
      pessimistic[3] === undefined
        ? `>=${pessimistic[1] ?? ''}.${pessimistic[2] ?? ''}.0 <${String(Number(pessimistic[1]) + 1)}.0.0`
        : `~${pessimistic[1] ?? ''}.${pessimistic[2] ?? ''}${pessimistic[3]}`;
  return validRange(range);
}

/** Null where the version carries a suffix that may be a pre-release or a vendor's build. */
export function inRange(text: string, range: string): boolean | null {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?/.exec(text);
  if (!match) return null;
  const [, major = '0', minor = '0', patch, suffix] = match;
  const core = `${String(Number(major))}.${String(Number(minor))}.${String(Number(patch ?? '0'))}`;
  // `1.31` says nothing of its patch: only ranges that hold for every patch, or none, can be decided.
  if (
    patch === undefined &&
    satisfies(core, range) !== satisfies(`${String(Number(major))}.${String(Number(minor))}.999999`, range)
  )
    return core === range ? true : null;
  if (suffix === undefined || VENDOR.test(suffix)) return satisfies(core, range);
  if (PRERELEASE.test(suffix)) return satisfies(`${core}-${suffix}`, range);
  return satisfies(core, range) || satisfies(`${core}-${suffix}`, range) ? null : false;
}
