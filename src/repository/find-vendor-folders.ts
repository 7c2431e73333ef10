const VENDOR = /^((?:[^/]+\/)*?)(vendors?\/)/;

/** Beside one of these a folder named `vendor` holds what a package manager copied in. */
const MANIFEST = /^(?:go\.mod|composer\.json|Gemfile|Cargo\.toml|.+\.gemspec|glide\.yaml|Gopkg\.toml)$/;

/** Folders of a web site's assets, where `vendor` means other people's scripts and styles. */
const ASSETS = /(?:^|\/)(?:assets|static|public|js|javascripts?|css|stylesheets?|libs?|dist)\/$/;

/**
 * The folders named `vendor` that hold other people's code, each with a slash at the end. In a shop `src/vendor/` may as well be
 * about those who sell, so the name alone says it only at the root, beside a package manifest and among web assets.
 */
export function findVendorFolders(paths: Iterable<string>): readonly string[] {
  const candidates = new Map<string, string>();
  const packages = new Set(['']);
  for (const path of paths) {
    const [, parent = '', folder] = (path.includes('vendor') && VENDOR.exec(path)) || [];
    if (folder !== undefined) candidates.set(parent + folder, parent);
    const name = path.lastIndexOf('/') + 1;
    if (MANIFEST.test(path.slice(name))) packages.add(path.slice(0, name));
  }
  return [...candidates].filter(([, parent]) => packages.has(parent) || ASSETS.test(parent)).map(([folder]) => folder);
}
