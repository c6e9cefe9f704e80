import { localPorts } from '../command/localPorts.ts';
import type { Locks } from '../run/contract.ts';

/** Fixed local ports that the forwards of one bash hold against all other runs of this user. */
export interface PortLocks {
  /** Takes the ports that a forward will listen on; a sentence where another run has one of them. */
  take(text: string, what: string): string | null;
  /** Once the bash and its forwards have ended. */
  release(): void;
}

export function makePortLocks(locks: Locks): PortLocks {
  const held = new Map<number, () => void>();
  return {
    take(text, what) {
      for (const port of localPorts(text)) {
        if (port === 0 || held.has(port)) continue;
        const lock = locks.take(`port ${String(port)}`, what);
        if (lock.kind === 'held')
          return `Local port ${String(port)} is held by another run: ${lock.what} (process ${String(lock.pid)}). Wait until it is done, or cancel it there.`;
        held.set(port, () => lock.release());
      }
      return null;
    },
    release() {
      for (const release of held.values()) release();
      held.clear();
    },
  };
}
