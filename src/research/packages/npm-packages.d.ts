declare module '@npmcli/config' {
  /** npm's own configuration: user, global, environment. Has no types of its own. */
  export default class Config {
    constructor(options: object);
    load(): Promise<unknown>;
    readonly flat: Readonly<Record<string, unknown>>;
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const known: { readonly definitions: object; readonly shorthands: object; readonly flatten: unknown };
  export default known;
}
