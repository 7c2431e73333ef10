import { builtinModules } from 'node:module';

/** Modules and namespaces that come with a language: what a dotted name may begin with and no repository defines. */
const roots = new Set([
  ...builtinModules.map((name) => name.replace(/^node:/, '').split('/')[0] ?? name),
  // Python
  ...`abc argparse array ast asyncio base64 bisect builtins calendar codecs collections concurrent configparser contextlib
  contextvars copy csv ctypes dataclasses datetime decimal difflib dis doctest email enum errno fnmatch fractions functools gc
  getpass gettext glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword locale
  logging lzma mimetypes mmap multiprocessing numbers operator pathlib pdb pickle pkgutil platform posixpath pprint queue random re
  sched secrets select shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string struct
  subprocess sys sysconfig tarfile tempfile textwrap threading time timeit token tokenize tomllib traceback tracemalloc types typing
  unicodedata unittest urllib uuid venv warnings wave weakref webbrowser xml zipfile zipimport zlib zoneinfo`.split(
    /\s+/,
  ),
  // Go
  ...`atomic big bufio bytes cipher context cookiejar crypto embed encoding errors exec expvar flag fmt fs hash httptest httputil log
  maps math mime net netip pprof rand reflect regexp rpc runtime slices slog sort sql strconv strings sync syscall template testing tls
  unicode unsafe x509`.split(/\s+/),
  // Java, Kotlin, Scala, .NET, Rust, C++, PHP and Ruby
  ...'java javax jakarta kotlin kotlinx scala System Microsoft std core alloc IPAddr URI Net Kernel Process Comparable Enumerable'.split(
    ' ',
  ),
]);

/** True for a dotted name whose first part comes with a language: `collections.abc`, `inspect.isgenerator`, `std::fs`. */
export function isStandardName(parts: readonly string[]): boolean {
  return parts.length > 1 && roots.has(parts[0] ?? '');
}
