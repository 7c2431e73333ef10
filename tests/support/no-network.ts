/**
 * No test asks a server that it has not started itself: the setting says so, and where one turns it on again, every source lies
 * at a place where nobody listens unless the test names another.
 */
export const noNetwork: Readonly<Record<string, string>> = {
  GROUNDPLAN_NETWORK: 'off',
  ...Object.fromEntries(
    [
      'GROUNDPLAN_REGISTRY_PYPI',
      'GROUNDPLAN_REGISTRY_CARGO',
      'GROUNDPLAN_REGISTRY_GO',
      'GROUNDPLAN_REGISTRY_MAVEN',
      'GROUNDPLAN_REGISTRY_NUGET',
      'GROUNDPLAN_REGISTRY_RUBYGEMS',
      'GROUNDPLAN_REGISTRY_COMPOSER',
      'GROUNDPLAN_DEPS_DEV',
      'GROUNDPLAN_OSV',
    ].map((name) => [name, 'http://127.0.0.1:9']),
  ),
  GOENV: 'off',
  npm_config_registry: 'http://127.0.0.1:9/',
  npm_config_userconfig: '/dev/null',
  npm_config_globalconfig: '/dev/null/none',
};
