import type { SkipReason } from './repository.ts';

/** Names of files that hold secrets by custom. Examples and templates of them do not. */
const SECRET =
  /^(?:\.env(?:rc|\..+)?|[^/]+\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|tfstate|tfvars|env)|id_(?:rsa|dsa|ecdsa|ed25519)|\.npmrc|[._]netrc|\.pypirc|\.pgpass|\.htpasswd|\.git-credentials|\.dockercfg|\.vault-token|kubeconfig|credentials(?:\.(?:json|ya?ml|toml|ini|xml|yml\.enc))?|secrets?\.(?:json|ya?ml|toml|ini|env)|service[-_]account[^/]*\.json|terraform\.tfstate\.backup)$/i;
const EXAMPLE = /\.(?:examples?|samples?|templates?|tmpl|dist|defaults?)(?:\.[^./]+)?$/i;

/** The same with the folder that makes it one. */
const SECRET_PATH = /(?:^|\/)\.docker\/config\.json$/i;

/** Folders that hold other people's code by custom. */
const VENDORED =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|third[-_]party|_vendor|Godeps\/_workspace|\.yarn\/(?:releases|plugins|cache|unplugged|sdks))\//i;

/** Lock files and what tools write whole. */
const GENERATED =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|Cargo\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|uv\.lock|pixi\.lock|pylock(?:\.[^/]+)?\.toml|composer\.lock|Gemfile\.lock|go\.sum|go\.work\.sum|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|packages\.lock\.json|gradle\.lockfile|flake\.lock|\.terraform\.lock\.hcl|\.pnp\.c?js|[^/]+\.(?:map|pb\.go|pb\.cc|pb\.h|designer\.cs|g\.dart|freezed\.dart)|[^/]+_pb2(?:_grpc)?\.pyi?)$/i;

const MINIFIED = /[.-]min\.(?:js|mjs|cjs|css)$|\.bundle\.js$/i;

const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|icns|tiff?|psd|ai|eps|pdf|docx?|xlsx?|pptx?|odt|ods|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|war|ear|class|exe|dll|so|dylib|a|o|obj|lib|pdb|wasm|pyc|pyo|whl|egg|gem|nupkg|deb|rpm|dmg|iso|img|bin|dat|db|sqlite3?|mdb|ttf|otf|woff2?|eot|mp[34]|m4[av]|mov|avi|mkv|webm|wav|flac|ogg|opus|aac|swf|mo|gmo|npy|npz|pkl|parquet|onnx|pt|h5|snk)$/i;

/** Why a file is not read as evidence, by its name alone; null where only its content can tell. */
export function skipByPath(path: string): SkipReason | null {
  const name = path.slice(path.lastIndexOf('/') + 1); // Much shorter than most paths, and each is looked at.
  if ((SECRET.test(name) || SECRET_PATH.test(path)) && !EXAMPLE.test(name)) return 'secret';
  if (VENDORED.test(path)) return 'vendored';
  if (BINARY.test(name)) return 'binary';
  if (GENERATED.test(name)) return 'generated';
  return MINIFIED.test(name) ? 'minified' : null;
}
