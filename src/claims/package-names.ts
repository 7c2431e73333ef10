/** The package that an import specifier belongs to: `@scope/name` or the part before the first slash. */
export function packageOfSpecifier(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** A name as people and registries may both write it: "Node.js" and `node`, "Spring Boot" and `spring-boot` meet. */
export function looseName(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?<=\w)[.\s-]?js$/u, '')
    .replace(/^@/u, '')
    .replace(/[\s._-]+/gu, '-');
}
