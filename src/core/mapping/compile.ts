import { CODE_SETS } from '../model/codeSets';
import type { AttributeDeclaration, EntityType } from '../model/entityType';
import type { Model } from '../model/model';
import { attributeOf } from '../model/model';
import { checkExpression, checkFit } from './checkExpression';
import { checkSample, checkValues } from './checkSample';
import { compileExpression } from './expression';
import type { Evaluator } from './expression';
import { fieldsOf } from './fields';
import { issue } from './issue';
import type { MappingIssue } from './issue';
import { lossyIn } from './lossy';
import { readerOf } from './reader';
import type { Reader } from './reader';
import { readSpec } from './readSpec';
import type { SampleSchema } from './sample';
import type { Expression, FieldPath, MappingSpec, OutputSpec } from './spec';

export interface CompiledAttribute {
  readonly attribute: AttributeDeclaration;
  readonly evaluate: Evaluator;
  /** Reads what the expression gives; null for a reference. */
  readonly read: Reader | null;
  readonly referenceSystem: string;
  readonly fields: readonly FieldPath[];
}
export interface CompiledOutput {
  readonly type: EntityType;
  readonly whenAnyOf: readonly FieldPath[] | null;
  readonly attributes: readonly CompiledAttribute[];
}
/** A mapping made ready to run; immutable, shared by all records. */
export interface CompiledMapping {
  readonly spec: MappingSpec;
  readonly outputs: readonly CompiledOutput[];
  readonly updatedAt: Evaluator | null;
}
/** `issues` of a mapping that can run are warnings and information. */
export type Compiled =
  | { readonly ok: true; readonly mapping: CompiledMapping; readonly issues: readonly MappingIssue[] }
  | { readonly ok: false; readonly issues: readonly MappingIssue[] };

/** Checks a mapping against the model, and against a sample of the system's records where there is one, and makes it ready to run; or says everything that is wrong with it. */
export function compile(spec: MappingSpec, model: Model, sample: SampleSchema | null = null): Compiled {
  const issues: MappingIssue[] = [];
  const known = spec.outputs.flatMap((output, index): { output: OutputSpec; type: EntityType }[] => {
    const type = model.types.get(output.type);
    const node = `outputs/${index}`;
    if (type === undefined) {
      issues.push(issue('UNKNOWN_TYPE', node, `没有类型“${output.type}”`, `there is no type "${output.type}"`));
      return [];
    }
    issues.push(...checkOutput(output, type, { spec, node, sample }));
    return [{ output, type }];
  });
  if (spec.outputs[0]?.type !== spec.type) issues.push(issue('BAD_SPEC', 'outputs/0', '第一个输出必须是记录自身的类型', 'the first output must be of the record\'s own type'));
  if (new Set(spec.outputs.map((output) => output.type)).size !== spec.outputs.length) {
    issues.push(issue('DUPLICATE_OUTPUT', 'outputs', '两个输出是同一类型', 'two outputs are of the same type'));
  }
  if (spec.updatedAt !== undefined) issues.push(...checkExpression(spec.updatedAt, spec, 'updatedAt'));
  if (issues.some((found) => found.severity === 'ERROR')) return { ok: false, issues };
  // Only what has been found sound is compiled: the compiler relies on it.
  const outputs = known.map(({ output, type }): CompiledOutput => ({ type, whenAnyOf: output.whenAnyOf ?? null, attributes: compileAttributes(output, type, spec) }));
  const updatedAt = spec.updatedAt === undefined ? null : compileExpression(spec.updatedAt, spec.codeTables ?? {});
  return { ok: true, mapping: { spec, outputs, updatedAt }, issues };
}

/** The same for a spec of unknown shape, as it comes from outside. */
export function compileUnknown(given: unknown, model: Model, sample: SampleSchema | null = null): Compiled {
  const read = readSpec(given);
  return read.ok ? compile(read.spec, model, sample) : read;
}

/** Addresses come first: a local phone number takes its area code from the address of its record. */
function compileAttributes(output: OutputSpec, type: EntityType, spec: MappingSpec): CompiledAttribute[] {
  const compiled = Object.entries(output.attributes).flatMap(([name, expression]) => {
    const attribute = attributeOf(type, name);
    if (attribute === undefined) return [];
    const referenceSystem = ('reference' in expression ? expression.system : undefined) ?? spec.system;
    return [{ attribute, evaluate: compileExpression(expression, spec.codeTables ?? {}), read: attribute.kind === 'reference' ? null : readerOf(attribute), referenceSystem, fields: fieldsOf(expression) }];
  });
  const isAddress = (entry: CompiledAttribute): boolean => entry.attribute.kind === 'address';
  return [...compiled.filter(isAddress), ...compiled.filter((entry) => !isAddress(entry))];
}

interface Place { readonly spec: MappingSpec; readonly node: string; readonly sample: SampleSchema | null }

function checkOutput(output: OutputSpec, type: EntityType, { spec, node, sample }: Place): MappingIssue[] {
  const issues: MappingIssue[] = [];
  for (const [name, expression] of Object.entries(output.attributes)) {
    const at = `${node}/attributes/${name}`;
    const attribute = attributeOf(type, name);
    if (attribute === undefined) {
      issues.push(issue('UNKNOWN_ATTRIBUTE', at, `${type.label.zh}没有属性“${name}”`, `${type.name} has no attribute "${name}"`));
      continue;
    }
    const found = checkAttribute(attribute, expression, { spec, node: at, sample });
    issues.push(...found);
    if (sample !== null && !found.some(({ severity }) => severity === 'ERROR')) issues.push(...checkSample(expression, spec, sample, at), ...checkValues(expression, attribute, sample, at));
  }
  if (type.key.from === 'ATTRIBUTE' && !(type.key.attribute in output.attributes)) {
    issues.push(issue('KEY_UNMAPPED', node, `主键属性“${type.key.attribute}”未映射`, `the key attribute "${type.key.attribute}" is not mapped`));
  }
  for (const attribute of type.attributes) {
    const isKey = type.key.from === 'ATTRIBUTE' && type.key.attribute === attribute.name;
    if (attribute.required === true && !isKey && !(attribute.name in output.attributes)) {
      issues.push(issue('REQUIRED_UNMAPPED', node, `${type.label.zh}的“${attribute.label.zh}”未映射`, `"${attribute.label.en}" of ${type.label.en} is not mapped`, 'WARNING'));
    }
  }
  return issues;
}

function checkAttribute(attribute: AttributeDeclaration, expression: Expression, { spec, node }: Place): MappingIssue[] {
  const issues: MappingIssue[] = [];
  const isReference = 'reference' in expression;
  if (attribute.kind === 'reference' && !isReference) issues.push(issue('REFERENCE_EXPECTED', node, '该属性需要引用', 'this attribute takes a reference'));
  if (attribute.kind !== 'reference' && isReference) issues.push(issue('NOT_A_REFERENCE', node, '该属性不是引用', 'this attribute is not a reference'));
  if (isReference && attribute.kind === 'reference' && expression.type !== attribute.refersTo.type) {
    issues.push(issue('REFERENCE_EXPECTED', node, `应引用“${attribute.refersTo.type}”`, `it must refer to "${attribute.refersTo.type}"`));
  }
  if ('code' in expression && attribute.kind === 'code' && attribute.codeSet !== undefined) issues.push(...checkCodes(expression.table, attribute.codeSet, spec, node));
  const inside = checkExpression(expression, spec, node);
  return [...issues, ...inside, ...(inside.length > 0 ? [] : [...checkFit(expression, attribute, node), ...lossyIn(expression, spec, node)])];
}

function checkCodes(table: string, codeSet: string, spec: MappingSpec, node: string): MappingIssue[] {
  const known = CODE_SETS[codeSet] ?? {};
  const { codes = {}, default: otherwise } = spec.codeTables?.[table] ?? {};
  return [...new Set([...Object.values(codes), ...(otherwise === undefined ? [] : [otherwise])])]
    .filter((meaning) => !Object.hasOwn(known, meaning))
    .map((meaning) => issue('CODE_NOT_IN_CODE_SET', node, `代码集“${codeSet}”没有“${meaning}”`, `the code set "${codeSet}" has no "${meaning}"`));
}
