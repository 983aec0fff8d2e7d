import type { AuditPage } from '../app/readAuditLog';
import type { MappingVersion, MappingVersionPage } from '../app/mapping/versions';
import type { ConfigurationVersion, VersionPage } from '../app/configuration/versions';
import { versionCursor } from '../app/readHistory';
import type { GoldenVersionRow, HistoryPage } from '../app/readHistory';
import type { SearchHit, SearchPage } from '../app/searchRecords';
import type { QueuedPair, QueuePage } from '../app/steward/reviewPairs';
import type { GoldenView } from '../core/model/goldenView';
import type { ChangePage } from '../app/readChanges';

/** A page as Relay Cursor Connections have it (section 4); the types of the schema show the same shape. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
}

export type LoggedChange = ChangePage['changes'][number];

export function changeConnection({ changes, endCursor, hasNextPage }: ChangePage, after: string | null): Connection<LoggedChange> {
  return {
    edges: changes.map((node) => ({ cursor: node.cursor, node })), nodes: changes,
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: changes[0]?.cursor ?? null, endCursor },
  };
}

export type LoggedAuditEntry = AuditPage['entries'][number];

export function auditConnection({ entries, hasNextPage }: AuditPage, after: string | null): Connection<LoggedAuditEntry> {
  return {
    edges: entries.map((node) => ({ cursor: node.cursor, node })), nodes: entries,
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: entries[0]?.cursor ?? null, endCursor: entries.at(-1)?.cursor ?? after },
  };
}

export function historyConnection({ versions, hasNextPage }: HistoryPage, after: string | null): Connection<GoldenVersionRow> {
  const edges = versions.map((node) => ({ cursor: versionCursor(node.version), node }));
  return {
    edges, nodes: versions,
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? after },
  };
}

export function configurationVersionConnection({ versions, hasNextPage }: VersionPage, after: string | null): Connection<ConfigurationVersion> {
  const edges = versions.map((node) => ({ cursor: versionCursor(node.version), node }));
  return {
    edges, nodes: versions,
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? after },
  };
}

/** Nodes that know their own cursors. */
export function nodesConnection<Node extends { readonly cursor: string }>(nodes: readonly Node[], hasNextPage: boolean, after: string | null): Connection<Node> {
  return {
    edges: nodes.map((node) => ({ cursor: node.cursor, node })), nodes,
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: nodes[0]?.cursor ?? null, endCursor: nodes.at(-1)?.cursor ?? after },
  };
}

export function mappingVersionConnection({ versions, hasNextPage }: MappingVersionPage, after: string | null): Connection<MappingVersion> {
  const edges = versions.map((node) => ({ cursor: versionCursor(node.version), node }));
  return {
    edges, nodes: versions,
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? after },
  };
}

/** A page of a search: each edge says in which attributes its record was found. */
export interface SearchConnection extends Connection<GoldenView> {
  readonly edges: readonly { readonly cursor: string; readonly node: GoldenView; readonly matchedOn: readonly string[] }[];
  readonly truncated: boolean;
}

export function searchConnection({ hits, hasNextPage, truncated }: SearchPage, after: string | null): SearchConnection {
  const edges = hits.map(({ view, cursor, matchedOn }: SearchHit) => ({ cursor, node: view, matchedOn }));
  return {
    edges, nodes: edges.map(({ node }) => node), truncated,
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? after },
  };
}

export function reviewPairConnection({ pairs, hasNextPage }: QueuePage, after: string | null): Connection<QueuedPair> {
  const edges = pairs.map(({ pair, cursor }) => ({ cursor, node: pair }));
  return {
    edges, nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? after },
  };
}
