import { beside } from '../../support/besideCases.ts';

describe('an amount beside the words that the author does not say', () => {
  beside('kubectl logs job/m', [
    ['migrations applied', '0 migrations applied\n', 'fail'],
    ['all migrations applied', '0 migrations applied\n', 'fail'],
    ['3 migrations applied', '3 migrations applied of 5\n', 'undecided'],
    ['migrations applied', '3 migrations applied\n', 'pass'],
    ['3 migrations applied', '3 migrations applied\n', 'pass'],
  ]);
  beside('cat r.log', [
    ['spools rewound', '0/3 spools rewound\n', 'fail'],
    ['spools rewound', '1/3 spools rewound\n', 'undecided'],
    ['spools rewound', '50% spools rewound\n', 'undecided'],
    ['spools rewound', 'spools rewound 0\n', 'fail'],
    ['looms migrated successfully', '0 looms migrated successfully\n', 'fail'],
    ['all spools rewound', 'some spools rewound\n', 'undecided'],
    ['3 spools rewound', 'less than 3 spools rewound\n', 'undecided'],
    ['all looms synced', 'are all looms synced?\n', 'undecided'],
    ['all looms synced', 'all looms synced except loom-2\n', 'undecided'],
    ['all looms synced', '2 looms synced\n', 'undecided'],
    ['all looms synced', 'all looms synced\n', 'pass'],
  ]);
  beside('./check.sh', [
    ['all checks passed', '2 checks passed\n', 'undecided'],
    ['every check passed', 'some checks passed\n', 'undecided'],
    ['tests passed', '2/5 tests passed\n', 'undecided'],
    ['tests passed', '5/5 tests passed\n', 'pass'],
  ]);
});
