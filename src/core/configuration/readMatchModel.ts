import type { ComparisonKinds } from '../matching/compiledModel';
import type { MatchKeyRule, MatchModel, ModelComparison, ModelLevel } from '../matching/matchModel';
import type { EntityType } from '../model/entityType';
import type { ReadOutcome } from './configuration';
import { inside, NodeReader } from './nodeReader';

/** Rules are counted in the bits of one number where records are matched in sets. */
const MAX_RULES = 31;
const MAX_COMPARISONS = 40;
const MAX_PARTS = 4;
const MAX_TERMS = 200_000;
const BITS = { min: -100, max: 100, unit: 'bits' };
/** m of a pooled level may be above 1: it stands for the weight. */
const SHARE = { min: 1e-15, max: 1e6, unit: 'shares' };

/** Reads a match model for a type: closed, so that nothing in it is without meaning. */
export function readMatchModel(given: unknown, type: EntityType, kinds: ComparisonKinds): ReadOutcome<MatchModel> {
  const read = new NodeReader();
  const fields = read.fields('', given, { required: ['type', 'comparisons', 'keys', 'priorBits', 'thresholds'] });
  if (fields['type'] !== undefined && fields['type'] !== type.name) read.complain('type', type.name, fields['type'], 'Save it under the type that it is for.');
  const comparisons = read.list('comparisons', fields['comparisons'], { min: 1, max: MAX_COMPARISONS }, (node, value) => comparisonOf(read, node, value, { type, kinds }));
  const names = comparisons.map(({ name }) => name);
  names.forEach((name, index) => { if (name !== '' && names.indexOf(name) < index) read.complain(`comparisons[${index}].name`, 'a name of its own', name, 'Give each comparison another name.'); });
  const keys = read.list('keys', fields['keys'], { min: 1, max: MAX_RULES }, (node, value) => keyOf(read, node, value, names));
  keys.forEach(({ name }, index) => { if (name !== '' && keys.findIndex((key) => key.name === name) < index) read.complain(`keys[${index}].name`, 'a name of its own', name, 'Give each match key rule another name.'); });
  const priorBits = read.number('priorBits', fields['priorBits'], BITS);
  const thresholds = thresholdsOf(read, fields['thresholds']);
  return read.issues.length > 0 ? { ok: false, issues: read.issues } : { ok: true, value: { type: type.name, comparisons, keys, priorBits, thresholds } };
}

function comparisonOf(read: NodeReader, node: string, given: unknown, { type, kinds }: { readonly type: EntityType; readonly kinds: ComparisonKinds }): ModelComparison {
  const fields = read.fields(node, given, { required: ['name', 'kind', 'attributes'], optional: ['levels', 'frequencies'] });
  const name = read.text(inside(node, 'name'), fields['name']);
  const kindName = read.oneOf(inside(node, 'kind'), fields['kind'], [...kinds.keys()]);
  const levelNames = kinds.get(kindName ?? '')?.levels.map((level) => level.name) ?? [];
  const attributes = read.list(inside(node, 'attributes'), fields['attributes'], { min: 1, max: 10 }, (place, value) =>
    read.oneOf(place, value, type.attributes.map((attribute) => attribute.name)) ?? '');
  const levels = fields['levels'] === undefined ? undefined : read.record(inside(node, 'levels'), fields['levels'], (place, value, level) => {
    if (kindName !== null && !levelNames.includes(level)) read.complain(place, `a level of ${kindName}: ${levelNames.join(', ')}`, level, 'Correct the name of the level.');
    return levelOf(read, place, value);
  });
  const frequencies = fields['frequencies'] === undefined ? undefined : frequenciesOf(read, inside(node, 'frequencies'), fields['frequencies']);
  return { name, kind: kindName ?? '', attributes, ...(levels === undefined ? {} : { levels }), ...(frequencies === undefined ? {} : { frequencies }) };
}

function levelOf(read: NodeReader, node: string, given: unknown): ModelLevel {
  const fields = read.fields(node, given, { required: ['m', 'u'], optional: ['usual'] });
  const share = (name: string): number => read.number(inside(node, name), fields[name], SHARE);
  return { m: share('m'), u: share('u'), ...(fields['usual'] === undefined ? {} : { usual: share('usual') }) };
}

function frequenciesOf(read: NodeReader, node: string, given: unknown): NonNullable<ModelComparison['frequencies']> {
  const fields = read.fields(node, given, { required: ['floor', 'terms'] });
  const terms = read.record(inside(node, 'terms'), fields['terms'], (place, value) => read.number(place, value, SHARE));
  const count = Object.keys(terms).length;
  if (count > MAX_TERMS) read.complain(inside(node, 'terms'), `at most ${MAX_TERMS} terms`, count, 'Leave out the rarest: they have the floor.');
  return { floor: read.number(inside(node, 'floor'), fields['floor'], SHARE), terms };
}

function keyOf(read: NodeReader, node: string, given: unknown, comparisons: readonly string[]): MatchKeyRule {
  const fields = read.fields(node, given, { required: ['name', 'parts', 'maxRecords'] });
  const parts = read.list(inside(node, 'parts'), fields['parts'], { min: 1, max: MAX_PARTS }, (place, value) => {
    const text = read.text(place, value);
    const dot = text.lastIndexOf('.');
    if (text !== '' && (dot < 1 || dot === text.length - 1 || !comparisons.includes(text.slice(0, dot)))) read.complain(place, `"COMPARISON.PART" with one of ${comparisons.join(', ')}`, text, 'Name a comparison of this model and one of its parts.');
    return text;
  });
  const maxRecords = read.number(inside(node, 'maxRecords'), fields['maxRecords'], { min: 2, max: 1_000, unit: 'records' });
  if (!Number.isInteger(maxRecords)) read.complain(inside(node, 'maxRecords'), 'a whole number', maxRecords);
  return { name: read.text(inside(node, 'name'), fields['name']), parts, maxRecords };
}

function thresholdsOf(read: NodeReader, given: unknown): MatchModel['thresholds'] {
  const fields = read.fields('thresholds', given, { required: ['link', 'join', 'review'] });
  const bits = (name: string): number => read.number(`thresholds.${name}`, fields[name], BITS);
  const thresholds = { link: bits('link'), join: bits('join'), review: bits('review') };
  if (thresholds.review > thresholds.link) read.complain('thresholds.review', `at most link, ${thresholds.link}`, thresholds.review, 'What is doubtful is less certain than what is linked.');
  if (thresholds.join < thresholds.link) read.complain('thresholds.join', `at least link, ${thresholds.link}`, thresholds.join, 'Joining two golden records puts more at stake than joining a record to one.');
  return thresholds;
}
