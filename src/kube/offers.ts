import type { ApiAnswer } from './answer.ts';
import type { Offer, OfferAnswer } from './contract.ts';

interface Item {
  readonly metadata?: { readonly name?: string };
  readonly status?: { readonly podIP?: string; readonly phase?: string };
}

/** Pods that run and have an address. Pods that share the node's address are left out: it is not a pod's. */
export function readPods(answer: ApiAnswer): OfferAnswer {
  return offers(answer, ({ metadata, status }) => {
    const host = (status as { hostIP?: string } | undefined)?.hostIP;
    if (status?.phase !== 'Running' || !status.podIP || status.podIP === host || !metadata?.name) return null;
    return { value: status.podIP, label: metadata.name };
  });
}

export function readNodes(answer: ApiAnswer): OfferAnswer {
  return offers(answer, ({ metadata }) => (metadata?.name ? { value: metadata.name, label: metadata.name } : null));
}

function offers(answer: ApiAnswer, pick: (item: Item) => Offer | null): OfferAnswer {
  if (answer.kind !== 'ok') return { kind: 'blocked', why: answer.why };
  const { items } = answer.body as { items?: readonly Item[] | null };
  return { kind: 'known', offers: (items ?? []).map(pick).filter((offer) => offer !== null) };
}
