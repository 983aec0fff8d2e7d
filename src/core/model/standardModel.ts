import { contract } from './types/contract';
import { customer } from './types/customer';
import { device } from './types/device';
import { ticket } from './types/ticket';
import { defineModel } from './model';

/** The types that every pool has. A further type is one more declaration in this list. */
export const standardModel = defineModel([customer, device, contract, ticket]);
