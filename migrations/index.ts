import type { MigrationInterface } from 'typeorm';
import { Pool1764000000000 } from './1764000000000-Pool';
import { Seeding1764000000001 } from './1764000000001-Seeding';
import { Search1764000000002 } from './1764000000002-Search';
import { AuditLog1764000000003 } from './1764000000003-AuditLog';
import { LogEpochs1764000000004 } from './1764000000004-LogEpochs';
import { Decisions1764000000005 } from './1764000000005-Decisions';
import { CandidateKeys1764000000006 } from './1764000000006-CandidateKeys';
import { Configuration1764000000007 } from './1764000000007-Configuration';
import { ModelCodes1764000000008 } from './1764000000008-ModelCodes';
import { DerivedRows1764000000010 } from './1764000000010-DerivedRows';
import { MappingLife1764000000011 } from './1764000000011-MappingLife';
import { UnknownCodes1764000000012 } from './1764000000012-UnknownCodes';
import { Webhooks1764000000015 } from './1764000000015-Webhooks';
import { ChangeRetention1764000000017 } from './1764000000017-ChangeRetention';
import { Exclusions1764000000020 } from './1764000000020-Exclusions';
import { ChangeRules1764000000016 } from './1764000000016-ChangeRules';
import { Overview1764000000023 } from './1764000000023-Overview';

/** Every migration, in the order in which they were written. Imported one by one: no file is found by a pattern. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  Pool1764000000000, Seeding1764000000001, Search1764000000002, AuditLog1764000000003, LogEpochs1764000000004,
  Decisions1764000000005, CandidateKeys1764000000006, Configuration1764000000007, ModelCodes1764000000008, DerivedRows1764000000010,
  MappingLife1764000000011, UnknownCodes1764000000012,
  Webhooks1764000000015, ChangeRules1764000000016, ChangeRetention1764000000017,
  Exclusions1764000000020,
  Overview1764000000023,
];
