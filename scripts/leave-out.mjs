/** What packages ask for and nothing here uses: it would be half of npm's client. */
export const leaveOut = {
  options: {
    // Tables of old encodings: asked for in a way that may fail, and JSON is UTF-8.
    external: ['iconv-lite'],
  },
  plugin: {
    name: 'leave out',
    setup({ onResolve, onLoad }) {
      // Parts of npm's configuration that read and write manifests: no project's configuration is read here.
      onResolve({ filter: /^@npmcli\/(?:map-workspaces|package-json)$/ }, ({ path }) => ({
        path,
        namespace: 'left-out',
      }));
      onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
    },
  },
};
