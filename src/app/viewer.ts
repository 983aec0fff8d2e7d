import { authorise, PERMISSIONS, ROLES } from './access';
import type { Caller, Permission, Role } from './access';

/** Who asks, and what he may: a front end offers nothing else. */
export interface Viewer {
  readonly name: string;
  readonly role: Role;
  /** The one source system that a SYSTEM token writes as. */
  readonly system: string | null;
  readonly permissions: readonly Permission[];
}

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[]; // the keys of a constant
const BY_ROLE = new Map<Role, readonly Permission[]>(ROLES.map((role) =>
  [role, PERMISSION_NAMES.filter((name) => (PERMISSIONS[name] as readonly Role[]).includes(role))]));

export function viewer(caller: Caller | null): Viewer {
  const { name, role, system } = authorise(caller, null);
  return { name, role, system, permissions: BY_ROLE.get(role) ?? [] };
}
