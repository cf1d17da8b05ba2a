/**
 * What one visitor has of a network address: an IPv4 address whole, of an IPv6 address the first 64
 * bits, since the rest is the device's to choose. Text that is no address stays as it is.
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  if (tail !== undefined) {
    while (groups.length + after.length < 8) groups.push("0");
  }
  const network = [...groups, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}
