const NAME = String.raw`([A-Za-z_$][\w$]*)`;

/**
 * One pattern for each language id; the first group that matched is the name. All start at a line's beginning, which keeps
 * them quick and out of most comments; what may repeat is bounded, so that one long line costs no more than its length.
 */
export const definitionPatterns: Readonly<Record<string, RegExp>> = {
  python: lines(
    String.raw`[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+${NAME}`,
    String.raw`([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=(?!=)`,
  ),
  ...sameFor(
    ['javascript', 'typescript', 'tsx', 'vue', 'svelte', 'astro'],
    [
      String.raw`[ \t]*(?:export[ \t]+)?(?:default[ \t]+)?(?:declare[ \t]+)?(?:abstract[ \t]+)?(?:async[ \t]+)?(?:function[ \t]*\*?|class|interface|enum|namespace|type)[ \t]+${NAME}`,
      String.raw`(?:export[ \t]+)?(?:declare[ \t]+)?(?:const|let|var)[ \t]+(?:enum[ \t]+)?${NAME}`,
      String.raw`[ \t]+(?:const|let|var)[ \t]+${NAME}[^=\n]*=[ \t]*(?:async[ \t]*)?(?:function\b|\([^)\n]*\)[^=\n]*=>|[\w$]+[ \t]*=>)`,
      String.raw`[ \t]+(?:(?:public|private|protected|static|readonly|override|abstract|async|get|set)[ \t]+)*[*#]?${NAME}[ \t]*(?:<[^>\n]*>)?\([^\n]*\{[ \t]*$`,
      String.raw`[ \t]+(?:(?:public|private|protected|static|readonly)[ \t]+)*${NAME}[ \t]*[:=][ \t]*(?:async[ \t]*)?(?:function\b|\([^)\n]*\)[^=\n]*=>)`,
      String.raw`(?:module\.)?exports\.${NAME}[ \t]*=`,
      String.raw`[\w$.]+\.prototype\.${NAME}[ \t]*=`,
    ],
  ),
  go: lines(
    String.raw`func[ \t]+(?:\([^)\n]*\)[ \t]*)?${NAME}`,
    String.raw`type[ \t]+${NAME}`,
    String.raw`(?:var|const)[ \t]+${NAME}`,
    String.raw`\t${NAME}(?:[ \t]+[\w.*\[\]]+)?[ \t]*=[ \t]`,
    String.raw`\t${NAME}[ \t]+(?:struct|interface)[ \t]*\{`,
  ),
  rust: lines(
    String.raw`[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?(?:default[ \t]+)?(?:(?:const|async|unsafe|extern(?:[ \t]+"[^"\n]*")?)[ \t]+)*(?:fn|struct|enum|union|trait|type|mod|static(?:[ \t]+mut)?)[ \t]+${NAME}`,
    String.raw`[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?const[ \t]+${NAME}[ \t]*:`,
    String.raw`[ \t]*macro_rules![ \t]*${NAME}`,
  ),
  ...sameFor(
    ['java', 'groovy'],
    [
      String.raw`[ \t]*(?:@\w+(?:\([^)\n]*\))?[ \t]+)*(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed|strictfp)[ \t]+)*(?:class|interface|enum|record|@interface)[ \t]+${NAME}`,
      String.raw`[ \t]+(?:@\w+(?:\([^)\n]*\))?[ \t]+)*(?:(?:public|private|protected|static|final|abstract|synchronized|native|default)[ \t]+)*(?:<[^>\n]+>[ \t]+)?(?!(?:return|throw|new|else|assert|case|yield)\b)[\w.$]+(?:<[^\n(=;]*>)?(?:\[\])*[ \t]+${NAME}[ \t]*\([^;=\n]*(?:\{|,|\(|;)?[ \t]*$`,
      String.raw`[ \t]+(?:(?:public|private|protected)[ \t]+)?(?:static[ \t]+final|final[ \t]+static)[ \t]+[\w.<>\[\], ]{1,160}[ \t]${NAME}[ \t]*=`,
    ],
  ),
  ...sameFor(
    ['csharp'],
    [
      String.raw`[ \t]*(?:(?:public|private|protected|internal|static|sealed|abstract|partial|readonly|ref|file)[ \t]+)*(?:class|interface|enum|struct|record(?:[ \t]+(?:class|struct))?|delegate[ \t]+[\w<>\[\], .?]+)[ \t]+${NAME}`,
      String.raw`[ \t]+(?:(?:public|private|protected|internal|static|virtual|override|abstract|async|sealed|extern|unsafe|new|partial)[ \t]+)+[\w.<>\[\],? ]{1,160}[ \t]${NAME}[ \t]*(?:<[^>\n]*>)?[ \t]*(?:\(|\{|=>|$)`,
      String.raw`[ \t]+(?:(?:public|private|protected|internal)[ \t]+)(?:const|static[ \t]+readonly)[ \t]+[\w.<>\[\], ?]{1,160}[ \t]${NAME}[ \t]*=`,
    ],
  ),
  ...sameFor(
    ['kotlin', 'scala', 'swift'],
    [
      String.raw`[ \t]*(?:@\w+(?:\([^)\n]*\))?[ \t]+)*(?:(?:public|private|protected|internal|fileprivate|open|final|abstract|sealed|data|inline|suspend|override|static|lateinit|implicit|lazy|case|inner|enum|annotation|operator|infix|tailrec|mutating|indirect|companion)[ \t]+)*(?:class|interface|object|trait|struct|enum|protocol|extension|typealias|actor|fun|func|def|val|var|let|type)[ \t]+(?:<[^>\n]*>[ \t]*)?(?:[A-Z]\w*\.)?${NAME}`,
    ],
  ),
  php: lines(
    String.raw`[ \t]*(?:(?:abstract|final|readonly)[ \t]+)*(?:class|interface|trait|enum)[ \t]+${NAME}`,
    String.raw`[ \t]*(?:(?:public|private|protected|static|abstract|final)[ \t]+)*function[ \t]+&?[ \t]*${NAME}`,
    String.raw`[ \t]*(?:(?:public|private|protected|final)[ \t]+)*const[ \t]+${NAME}`,
    String.raw`[ \t]*(?:public|private|protected)[ \t]+(?:(?:static|readonly)[ \t]+)*(?:[?\w|\\]+[ \t]+)?\$(\w+)`,
  ),
  ruby: lines(
    String.raw`[ \t]*(?:class|module)[ \t]+(?:\w+::)*${NAME}`,
    String.raw`[ \t]*(?:(?:private|protected|public|module_function)[ \t]+)?def[ \t]+(?:self\.|\w+\.)?([A-Za-z_]\w*[?!=]?)`,
    String.raw`[ \t]*([A-Z][A-Z0-9_]+)[ \t]*=`,
    String.raw`[ \t]*(?:attr_reader|attr_writer|attr_accessor|alias_method|define_method)[ \t(]+:(\w+)`,
  ),
  ...sameFor(
    ['c', 'cpp', 'objective-c'],
    [
      String.raw`(?:(?:static|inline|extern|const|unsigned|signed|struct|enum|virtual|constexpr|explicit|template[^\n]*>|[A-Z_]{3,}(?:\([^)\n]*\))?)[ \t]+)*[A-Za-z_][\w:<>,&* \t]{0,160}?[ \t*&](?:\w+::)*(~?[A-Za-z_]\w*)[ \t]*\([^;\n]*(?:\{|,)?[ \t]*$`,
      String.raw`[ \t]*(?:typedef[ \t]+)?(?:struct|union|enum(?:[ \t]+class)?|class)[ \t]+(?:[A-Z_]{3,}[ \t]+)?${NAME}[^;()\n]*(?:\{|$)`,
      String.raw`#[ \t]*define[ \t]+${NAME}`,
      String.raw`\}[ \t]*${NAME}[ \t]*;`,
      String.raw`[ \t]*(?:namespace|using)[ \t]+${NAME}[ \t]*[{=]`,
    ],
  ),
  bash: lines(String.raw`[ \t]*(?:function[ \t]+)?([A-Za-z_][\w-]*)[ \t]*\(\)`, String.raw`([A-Z_][A-Z0-9_]*)=`),
  lua: lines(String.raw`[ \t]*(?:local[ \t]+)?function[ \t]+(?:\w+[.:])*${NAME}`),
  elixir: lines(
    String.raw`[ \t]*def(?:p|macro|macrop|module|struct|protocol|impl)?[ \t]+(?:\w+\.)*([A-Za-z_]\w*[?!]?)`,
  ),
  dart: lines(
    String.raw`[ \t]*(?:abstract[ \t]+)?(?:class|mixin|enum|extension|typedef)[ \t]+${NAME}`,
    String.raw`[ \t]*(?:static[ \t]+)?(?:[\w<>?,]+[ \t]+)${NAME}[ \t]*\([^;\n]*\)[^;\n]*\{[ \t]*$`,
  ),
  protobuf: lines(String.raw`[ \t]*(?:message|service|enum|rpc)[ \t]+${NAME}`),
  graphql: lines(String.raw`(?:type|input|interface|enum|scalar|union|directive[ \t]+@)[ \t]*${NAME}`),
  sql: lines(
    String.raw`[ \t]*(?:CREATE|create)[^\n(]*?(?:TABLE|VIEW|FUNCTION|PROCEDURE|TYPE|table|view|function|procedure|type)[ \t]+(?:(?:IF NOT EXISTS|if not exists)[ \t]+)?["\x60]?(?:\w+\.)?(\w+)`,
  ),
};

function lines(...alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})`, 'gm');
}

function sameFor(languages: readonly string[], alternatives: readonly string[]): Record<string, RegExp> {
  const pattern = lines(...alternatives);
  return Object.fromEntries(languages.map((language) => [language, pattern]));
}
