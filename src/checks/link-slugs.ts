/** The anchors that GitHub gives to headings: lower case, no punctuation, dashes for spaces, a number where one is taken. */
export function linkSlugs(titles: readonly string[]): ReadonlySet<string> {
  const slugs = new Set<string>();
  for (const title of titles) {
    const slug = title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let free = slug;
    for (let number = 1; slugs.has(free); number += 1) free = `${slug}-${number}`;
    slugs.add(free);
  }
  return slugs;
}
