/** Milliseconds of a clock that only goes on. That of `performance` takes a start one more, to be loaded. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
