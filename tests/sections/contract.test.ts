import { readFileSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseMarkdown, renderMarkdown } from '../../src/markdown/markdown.ts';
import { sections } from '../../src/sections/index.ts';
import { parseSection } from '../../src/sections/parse-section.ts';
import { renderSection } from '../../src/sections/render-section.ts';
import { anchorsOf } from '../../src/sections/section.ts';

/** The holes that a prompt may have; drafting fills each of them. */
const promptHoles = ['evidence', 'ledger', 'requirements'];

describe.each(sections)('section $id', (section) => {
  const { example, content, parts } = section;
  const print = (value: typeof example) => renderMarkdown(renderSection(section, value));

  it('has an example that fits its own schema and is in normal form', () => {
    expect(content.parse(example)).toEqual(example);
  });

  it('reads its example back from Markdown, byte for byte the second time', () => {
    const text = print(example);
    const { content: read, extras, remarks } = parseSection(section, parseMarkdown(text).children, { text });
    expect(read).toEqual(example);
    expect(extras).toEqual([]);
    expect(remarks).toEqual([]);
    expect(print(read)).toBe(text);
  });

  it('says something, or why not, under every heading and label of its example', () => {
    const silent = anchorsOf(parts).filter((anchor) => {
      const next = anchorsOf(parts)[anchorsOf(parts).indexOf(anchor) + 1];
      const keys = Object.keys(parts);
      const group = keys.slice(keys.indexOf(anchor), next === undefined ? undefined : keys.indexOf(next));
      const noted = [...example.open, ...example.notApplicable].some(({ part }) => part === anchor);
      return !noted && group.every((key) => parts[key]?.block.render(example[key]).length === 0);
    });
    expect(silent).toEqual([]);
  });

  it('gives a JSON Schema', () => {
    expect(() => z.toJSONSchema(content, { io: 'input' })).not.toThrow();
  });

  it('has a prompt whose holes are all known', () => {
    const path = `prompts/sections/${section.id}.md`;
    expect(existsSync(path)).toBe(true);
    const holes = [...readFileSync(path, 'utf8').matchAll(/\{\{(\w+)\}\}/g)].map(([, hole]) => hole);
    expect(holes.filter((hole) => hole === undefined || !promptHoles.includes(hole))).toEqual([]);
  });

  it('needs only sections of the list', () => {
    const ids = sections.map(({ id }) => id);
    expect(section.needs.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('the sections together', () => {
  it('have the headings of the template, in order', () => {
    const headings = sections.flatMap(({ heading, group, parts }, index) => {
      const opened = group !== undefined && sections[index - 1]?.group !== group ? [group] : [];
      const inner = Object.values(parts).flatMap(({ under = [] }) => under);
      return [...opened, heading, ...new Set(inner)];
    });
    expect(headings).toMatchInlineSnapshot(`
      [
        "1. Overview",
        "Drift from Original Request",
        "2. Research & Analysis",
        "2.1 Current State Analysis",
        "2.2 Web Research Findings",
        "2.3 Tech Stack Alignment",
        "2.4 {rulesFile} Compliance",
        "3. Architecture Design",
        "3.1 Design Patterns Used",
        "3.2 Components",
        "3.3 Data Flow",
        "3.4 Component Diagram",
        "4. Security Considerations",
        "4.1 Threat Analysis",
        "4.2 Security Controls",
        "4.3 Data Handling",
        "5. Performance Requirements",
        "5.1 Performance Targets",
        "5.2 Scalability Approach",
        "5.3 Performance Risks",
        "6. Proposed Changes",
        "6.1 File Structure Changes",
        "6.2 New Dependencies",
        "6.3 API / Interface Changes",
        "New Endpoints/Functions",
        "Data Models ({modelLibrary})",
        "6.4 Configuration Changes",
        "7. Implementation Steps",
        "8. Testing Strategy",
        "8.1 Unit Tests",
        "8.2 Integration Tests",
        "8.3 Edge Cases",
        "8.4 Test Commands",
        "9. Observability",
        "9.1 Logging",
        "9.2 Metrics (if applicable)",
        "9.3 Alerts (if applicable)",
        "10. Migration & Rollback Plan",
        "10.1 Migration Steps",
        "10.2 Rollback Plan",
        "10.3 Breaking Changes",
        "11. Definition of Done",
        "Code Complete",
        "Quality Gates",
        "Documentation",
        "Review",
        "12. Architecture Decision Records",
        "13. References",
        "Appendix A: Detailed Diagrams",
        "Appendix B: Research Notes",
      ]
    `);
  });
});
