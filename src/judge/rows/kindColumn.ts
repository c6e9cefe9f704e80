/** Columns of what things are or how they go, which tell none from another. */
export const isKindColumn = (header: string): boolean =>
  /^(?:STATUS|STATE|PHASE|HEALTH|READY|TYPE|KIND|CLASS|STORAGECLASS|CAPACITY|ACCESS MODES|ROLES?|VERSION|APP VERSION|CHART|IMAGES?|TAG|SUSPEND(?:ED)?|PROJECT|REVISION)$/.test(
    header,
  );
