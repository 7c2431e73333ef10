import { parse } from '@humanwhocodes/momoa';
import type { Located } from './located.ts';
import { locatedList, locatedMap, locatedText, startingAt } from './located.ts';

type JsonNode = ReturnType<typeof parse>['body'];

/** Reads JSON, with the comments and trailing commas that many tools allow. Throws where it does not parse. */
export function parseJson(text: string): Located {
  return locate(parse(text, { mode: 'jsonc', allowTrailingCommas: true }).body, text);
}

function locate(node: JsonNode, source: string): Located {
  const lines = { startLine: node.loc.start.line, endLine: node.loc.end.line };
  switch (node.type) {
    case 'Object': {
      const entries = node.members.map(({ name, value }) => {
        const key = name.type === 'String' ? name.value : name.name;
        return [key, startingAt(locate(value, source), name.loc.start.line)] as const;
      });
      return locatedMap(new Map(entries), lines);
    }
    case 'Array':
      return locatedList(
        node.elements.map((element) => locate(element.value, source)),
        lines,
      );
    case 'String':
      return locatedText(node.value, lines);
    case 'Null':
      return locatedText(null, lines);
    default:
      return locatedText(source.slice(node.loc.start.offset, node.loc.end.offset), lines);
  }
}
