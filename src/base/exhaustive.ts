/** Closes a switch over a closed union: the compiler refuses a member that has no case. */
export function unreachable(member: never): never {
  throw new Error(`No case for ${JSON.stringify(member)}.`);
}
