import type { KnownPackage } from '../known-package.ts';
import { known } from '../known-package.ts';

/** Packages of Packagist with a role of their own. */
export const composerPackages: readonly KnownPackage[] = [
  ...known('composer', 'framework', {
    'laravel/framework': 'Laravel',
    'symfony/framework-bundle': 'Symfony',
    'symfony/symfony': 'Symfony',
    'slim/slim': 'Slim',
    'cakephp/cakephp': 'CakePHP',
    'codeigniter4/framework': 'CodeIgniter',
    'yiisoft/yii2': 'Yii',
    'symfony/console': 'Symfony Console',
    'livewire/livewire': 'Livewire',
    'api-platform/core': 'API Platform',
  }),
  ...known('composer', 'database', {
    'doctrine/orm': 'Doctrine ORM',
    'doctrine/dbal': 'Doctrine DBAL',
    'predis/predis': 'Predis',
  }),
  ...known('composer', 'test runner', {
    'phpunit/phpunit': 'PHPUnit',
    'pestphp/pest': 'Pest',
    'codeception/codeception': 'Codeception',
    'behat/behat': 'Behat',
    'infection/infection': 'Infection',
  }),
  ...known('composer', 'linter', { 'squizlabs/php_codesniffer': 'PHP_CodeSniffer', 'rector/rector': 'Rector' }),
  ...known('composer', 'type checker', {
    'phpstan/phpstan': 'PHPStan',
    'larastan/larastan': 'Larastan',
    'vimeo/psalm': 'Psalm',
    'psalm/phar': 'Psalm',
  }),
  ...known('composer', 'formatter', { 'friendsofphp/php-cs-fixer': 'PHP CS Fixer', 'laravel/pint': 'Pint' }),
  ...known('composer', 'library', {
    'guzzlehttp/guzzle': 'Guzzle',
    'guzzlehttp/psr7': 'Guzzle PSR-7',
    'guzzlehttp/promises': 'Guzzle Promises',
    'monolog/monolog': 'Monolog',
    'twig/twig': 'Twig',
    'psr/log': 'PSR-3 log',
    'psr/http-message': 'PSR-7 messages',
    'psr/http-client': 'PSR-18 client',
    'symfony/serializer': 'Symfony Serializer',
    'spatie/laravel-data': 'Laravel Data',
    'nesbot/carbon': 'Carbon',
  }),
];
