import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Label } from '../language/label';
import type { CallerRole, Permission } from '../server/enums.generated';
import { useAnswer } from '../server/useAnswer';
import { shellDocument, systemNamesDocument } from './shell.generated';
import type { ShellQuery } from './shell.generated';

export type EntityType = ShellQuery['entityTypes'][number];
export type Attribute = EntityType['attributes'][number];

/** Who uses the console, and how the things of the pool are called. */
export interface Viewer {
  readonly name: string;
  readonly role: CallerRole;
  readonly may: (permission: Permission) => boolean;
  readonly types: readonly EntityType[];
  readonly typeOf: (name: string) => EntityType | undefined;
  /** The declared attribute; undefined for what the model does not know (any more). */
  readonly attributeOf: (type: string, name: string) => Attribute | undefined;
}

const Context = createContext<Viewer | null>(null);

export function viewerOf({ viewer, entityTypes }: ShellQuery): Viewer {
  const permissions = new Set(viewer.permissions);
  const types = new Map(entityTypes.map((type) => [type.name, type]));
  return {
    name: viewer.name, role: viewer.role, types: entityTypes,
    may: (permission) => permissions.has(permission),
    typeOf: (name) => types.get(name),
    attributeOf: (type, name) => types.get(type)?.attributes.find((attribute) => attribute.name === name),
  };
}

const FOR_LONG_MS = 600_000;
export const useShell = () => useAnswer(shellDocument, {}, { freshMs: FOR_LONG_MS });

export function ViewerProvider({ shell, children }: { readonly shell: ShellQuery; readonly children: ReactNode }) {
  const viewer = useMemo(() => viewerOf(shell), [shell]);
  return <Context value={viewer}>{children}</Context>;
}

export function useViewer(): Viewer {
  const viewer = useContext(Context);
  if (viewer === null) throw new Error('a screen stands outside the ViewerProvider');
  return viewer;
}

/** The names of the source systems, by their codes; a system that is not known (any more) keeps its code. */
export function useSystemNames(): ReadonlyMap<string, Label> {
  const { data } = useAnswer(systemNamesDocument, {}, { freshMs: FOR_LONG_MS, enabled: useViewer().may('readRecords') });
  return useMemo(() => new Map((data?.sourceSystems ?? []).map(({ code, label }) => [code, label])), [data]);
}
