const SCRIPT = /(<script\b[^>]*>)([^]*?)(<\/script\s*>)/gi;

/** The scripts of a Vue or Svelte component, everything else blanked out, so that lines and columns stay. */
export function extractScript(component: string): string {
  let script = '';
  let end = 0;
  for (const match of component.matchAll(SCRIPT)) {
    const [, open = '', code = ''] = match;
    const start = match.index + open.length;
    script += blank(component.slice(end, start)) + code;
    end = start + code.length;
  }
  return script + blank(component.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
