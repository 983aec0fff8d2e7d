import { createHash } from 'node:crypto';
import { configurationName, CONFIGURATION_KINDS } from '../../core/configuration/configuration';
import type { Configuration, ConfigurationKind, ConfigurationName, ReadOutcome } from '../../core/configuration/configuration';
import { readMatchModel } from '../../core/configuration/readMatchModel';
import { policiesOf, readSurvivorship, withPolicies } from '../../core/configuration/readSurvivorship';
import { readTrust } from '../../core/configuration/readTrust';
import { MATCH_COMPARISONS } from '../../core/matching/comparisons';
import { badInput } from '../../core/model/errors';
import { canonicalJson } from '../../core/model/json';
import type { JsonObject } from '../../core/model/json';
import { entityType } from '../../core/model/model';
import type { Pool } from '../poolContext';
import type { InForce } from './inForce';

const MAX_TOLD = 10;

/**
 * Content of a configuration, checked; `systems`: the codes of the source systems that there are.
 * @throws MooringError BAD_USER_INPUT that names each node with what was expected there and what came
 */
export function readConfiguration(pool: Pool, { kind, type }: ConfigurationName, content: unknown, systems: readonly string[]): Configuration {
  const { model } = pool.declared;
  switch (kind) {
    case 'MATCH_MODEL': return { kind, type, content: sound(kind, readMatchModel(content, entityType(model, type), MATCH_COMPARISONS)) };
    case 'SURVIVORSHIP': return { kind, type, content: sound(kind, readSurvivorship(content, entityType(model, type), model)) };
    case 'TRUST': return { kind, type: '', content: sound(kind, readTrust(content, model, systems)) };
  }
}

/** What was read, or BAD_USER_INPUT that names each place. `kind`: what it is. */
export function sound<T>(kind: string, read: ReadOutcome<T>): T {
  if (read.ok) return read.value;
  const told = read.issues.slice(0, MAX_TOLD);
  const more = read.issues.length - told.length;
  throw badInput(
    `a ${kind} without mistakes: ${told.map(({ node, expected }) => `${node === '' ? 'the whole' : node}: ${expected}`).join('; ')}`,
    told.map(({ node, got }) => `${node === '' ? 'the whole' : node}: ${got}`).join('; ') + (more > 0 ? `; and ${more} more` : ''),
    [...new Set(told.map(({ remedy }) => remedy))].join(' '));
}

/** What a caller names, or BAD_USER_INPUT: a type that can be configured so, or none where the kind is one for all types. */
export function nameOf(pool: Pool, kind: ConfigurationKind, type: string | null | undefined): ConfigurationName {
  const given = type ?? '';
  const types = typesOf(pool, kind);
  if (types.includes(given)) return { kind, type: given };
  throw badInput(kind === 'TRUST' ? 'no type: trust is one for all types' : `one of the types ${types.join(', ')}`, given === '' ? 'none' : given, 'Name the configuration by its kind and type.');
}

function typesOf(pool: Pool, kind: ConfigurationKind): readonly string[] {
  switch (kind) {
    case 'MATCH_MODEL': return [...pool.declared.matchModels.keys()];
    case 'SURVIVORSHIP': return [...pool.declared.model.types.keys()];
    case 'TRUST': return [''];
  }
}

/** Every configuration that there is, published or as declared. */
export function allNames(pool: Pool): ConfigurationName[] {
  return CONFIGURATION_KINDS.flatMap((kind) => typesOf(pool, kind).map((type) => ({ kind, type })));
}

export interface ContentInForce { readonly version: number; readonly content: JsonObject }

/** What is in force: as published, or (version 0) as declared. */
export function contentInForce({ pool, trust }: InForce, name: ConfigurationName): ContentInForce {
  const version = pool.versions.get(configurationName(name)) ?? 0;
  switch (name.kind) {
    case 'MATCH_MODEL': return { version, content: asJson(pool.matchModels.get(name.type)?.model ?? {}) };
    case 'SURVIVORSHIP': return { version, content: asJson(policiesOf(entityType(pool.model, name.type))) };
    case 'TRUST': return { version, content: asJson({ systems: trust }) };
  }
}

/** What is kept of a configuration: the policies of a type are written out whole. */
export function jsonOf(pool: Pool, configuration: Configuration): JsonObject {
  return configuration.kind === 'SURVIVORSHIP'
    ? asJson(policiesOf(withPolicies(entityType(pool.declared.model, configuration.type), configuration.content)))
    : asJson(configuration.content);
}

/** Plain data as JSON: without members that are undefined. */
export const asJson = (data: object): JsonObject => JSON.parse(JSON.stringify(data)) as JsonObject;

/** Tells contents apart. */
export const digestOf = (content: JsonObject): string => createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 32);
