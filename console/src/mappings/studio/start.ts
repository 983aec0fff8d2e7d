import type { FormName } from '../../../../src/core/mapping/forms';
import type { JsonObject } from './json';

/** How a transform is set when it is put on the canvas. */
export const START: Readonly<Partial<Record<FormName, JsonObject>>> = {
  constant: { constant: '' }, split: { separators: [';'] }, case: { to: 'UPPER' }, extract: { pattern: '(\\d+)' }, unit: { from: 'm', to: 'mm' }, kind: { as: 'phone' },
  date: { format: 'YYYY-MM-DD' }, when: { isEmpty: false }, reference: { type: 'customer' }, code: { table: '' },
};
