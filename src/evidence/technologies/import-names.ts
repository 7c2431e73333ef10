import type { Ecosystem } from '../collectors/packages.ts';

/** Names in code of packages whose names do not tell. */
const different: Readonly<Record<string, readonly string[]>> = {
  'pypi beautifulsoup4': ['bs4'],
  'pypi pyyaml': ['yaml'],
  'pypi python-dotenv': ['dotenv'],
  'pypi scikit-learn': ['sklearn'],
  'pypi scikit-image': ['skimage'],
  'pypi opencv-python': ['cv2'],
  'pypi pillow': ['PIL'],
  'pypi djangorestframework': ['rest_framework'],
  'pypi strawberry-graphql': ['strawberry'],
  'pypi psycopg2-binary': ['psycopg2'],
  'pypi attrs': ['attr', 'attrs'],
  'pypi tortoise-orm': ['tortoise'],
  'pypi python-dateutil': ['dateutil'],
  'pypi pyjwt': ['jwt'],
  'pypi protobuf': ['google.protobuf'],
  'pypi grpcio': ['grpc'],
  'pypi dataclasses-json': ['dataclasses_json'],
  // Its successor lives in packages below the same name.
  'maven junit:junit': ['Test', 'Assert', 'Before', 'After', 'Rule', 'Ignore', 'runner', 'rules'].map(
    (part) => `org.junit.${part}`,
  ),
  'maven org.junit:junit-bom': ['org.junit.jupiter'],
  'maven org.projectlombok:lombok': ['lombok'],
  'maven com.google.guava:guava': ['com.google.common'],
  'maven com.google.code.gson:gson': ['com.google.gson'],
  'maven org.apache.commons:commons-lang3': ['org.apache.commons.lang3'],
  'maven com.h2database:h2': ['org.h2'],
  'maven org.springframework.boot': ['org.springframework'],
  'maven org.springframework.boot:spring-boot-starter-data-jpa': [
    'jakarta.persistence',
    'javax.persistence',
    'org.springframework.data',
  ],
  'maven io.javalin:javalin': ['io.javalin'],
  'maven com.google.truth:truth': ['com.google.common.truth'],
  'maven org.hibernate.orm:hibernate-core': ['org.hibernate'],
  'maven com.squareup.okhttp3:okhttp': ['okhttp3'],
  'maven com.squareup.retrofit2:retrofit': ['retrofit2'],
  'maven jakarta.persistence:jakarta.persistence-api': ['jakarta.persistence'],
  'composer psr/http-message': ['Psr\\Http\\Message'],
  'composer psr/http-client': ['Psr\\Http\\Client'],
  'composer psr/http-factory': ['Psr\\Http\\Message'],
  'composer psr/log': ['Psr\\Log'],
  'composer psr/container': ['Psr\\Container'],
  'composer laravel/framework': ['Illuminate'],
  'composer nesbot/carbon': ['Carbon'],
  'composer predis/predis': ['Predis'],
  'composer guzzlehttp/guzzle': ['GuzzleHttp'],
  'composer guzzlehttp/psr7': ['GuzzleHttp\\Psr7'],
  'composer guzzlehttp/promises': ['GuzzleHttp\\Promise'],
  'composer phpunit/phpunit': ['PHPUnit'],
  'rubygems rails': ['rails', 'action_controller', 'active_support'],
  'rubygems activerecord': ['active_record'],
  'rubygems activemodel': ['active_model'],
  'rubygems nio4r': ['nio'],
  'rubygems rspec': ['rspec', 'spec_helper', 'rails_helper'],
  'nuget xunit': ['Xunit'],
  'nuget xunit.v3': ['Xunit'],
  'nuget Microsoft.NET.Test.Sdk': ['Microsoft.VisualStudio.TestTools'],
};

/** A test of whether an import specifier of code refers to this package. */
export function createImportTest(ecosystem: Ecosystem, name: string): (specifier: string) => boolean {
  const names =
    different[`${ecosystem} ${ecosystem === 'pypi' ? name.toLowerCase() : name}`] ?? defaultNames(ecosystem, name);
  const [separator, fold] = separators[ecosystem];
  const wanted = names.map((one) => (fold ? one.toLowerCase() : one));
  return (specifier) => {
    const plain = specifier.replace(/^(?:npm|jsr):\/?/u, '');
    const tested = fold ? plain.toLowerCase() : plain;
    return wanted.some((one) => tested === one || tested.startsWith(one + separator) || tested.startsWith(`${one}@`));
  };
}

/** How a language parts the names in an import, and whether the case of packages and names may differ. */
const separators: Readonly<Record<Ecosystem, readonly [separator: string, fold: boolean]>> = {
  npm: ['/', false],
  pypi: ['.', true],
  go: ['/', false],
  cargo: ['::', false],
  maven: ['.', false],
  composer: ['\\', true],
  rubygems: ['/', false],
  nuget: ['.', true],
};

/** `vendor/package` is `Vendor\\Package` by custom; Symfony puts a part between. */
function composerNames(vendor: string, name: string): readonly string[] {
  if (vendor === 'symfony')
    return ['Component', 'Bundle', 'Contracts', 'Bridge'].map((part) => `symfony\\${part}\\${name}`);
  return [vendor === name ? vendor : `${vendor}\\${name}`];
}

function defaultNames(ecosystem: Ecosystem, name: string): readonly string[] {
  const [first = '', last = ''] = name.split(/[:/]/u);
  switch (ecosystem) {
    case 'pypi':
      return [name.replaceAll('-', '_').replaceAll('.', '_'), name];
    case 'cargo':
      return [name.replaceAll('-', '_')];
    case 'maven':
      return [first];
    case 'composer':
      return composerNames(first.replaceAll('-', ''), last.replaceAll('-', ''));
    case 'rubygems':
      return [name, name.replaceAll('-', '/')];
    default:
      return [name];
  }
}
