import ipaddr from 'ipaddr.js';

/** A network as an operator writes it: 10.0.0.0/8, fd00::/8. */
export interface Network { readonly text: string; readonly range: [ipaddr.IPv4 | ipaddr.IPv6, number] }

/** Null for what is no network. */
export function networkOf(text: string): Network | null {
  try {
    return { text, range: ipaddr.parseCIDR(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`) };
  } catch {
    return null;
  }
}

/**
 * Whether an address is anybody's on the internet. Everything else (private, loopback, link-local with the metadata services
 * of clouds, shared, reserved, multicast, and whatever hides another address) leads back into somebody's own network.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Whether an operator has allowed the address. An IPv4 address in the clothes of IPv6 counts as what it is. */
export function isAllowedAddress(address: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(({ range: [network, bits] }) => parsed.kind() === network.kind() && parsed.match(network, bits));
}
