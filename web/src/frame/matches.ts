/** Whether a title is one that somebody looks for: every word they typed is in it, accents aside. */
export function matches(title: string, typed: string): boolean {
  const plain = plainOf(title);
  return plainOf(typed)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function plainOf(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
