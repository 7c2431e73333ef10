import { expect, test } from 'vitest';
import { describeDependencies, describeWorkspaces, packagesOf } from './describe-dependencies.ts';

const parent = `<?xml version="1.0"?>
<project>
  <groupId>org.example</groupId>
  <artifactId>parent</artifactId>
  <version>2.0</version>
  <modules>
    <module>api</module>
  </modules>
  <properties>
    <jackson.version>2.17.1</jackson.version>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>com.fasterxml.jackson.core</groupId>
        <artifactId>jackson-databind</artifactId>
        <version>\${jackson.version}</version>
      </dependency>
      <dependency>
        <groupId>junit</groupId>
        <artifactId>junit</artifactId>
        <version>4.13.2</version>
        <scope>test</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
</project>
`;
const child = `<project>
  <parent>
    <groupId>org.example</groupId>
    <artifactId>parent</artifactId>
    <version>2.0</version>
  </parent>
  <artifactId>api</artifactId>
  <dependencies>
    <!-- <dependency><groupId>no</groupId><artifactId>no</artifactId></dependency> -->
    <dependency>
      <groupId>com.fasterxml.jackson.core</groupId>
      <artifactId>jackson-databind</artifactId>
    </dependency>
    <dependency>
      <groupId>junit</groupId>
      <artifactId>junit</artifactId>
    </dependency>
    <dependency>
      <groupId>\${project.groupId}</groupId>
      <artifactId>model</artifactId>
      <version>\${project.version}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-api</artifactId>
      <version>[2.0,3.0)</version>
      <scope>provided</scope>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-checkstyle-plugin</artifactId>
        <version>3.6.0</version>
      </plugin>
    </plugins>
  </build>
</project>
`;

test('resolves Maven properties and managed versions from the parent in the tree', async () => {
  const files = { 'pom.xml': parent, 'api/pom.xml': child };
  expect(await describeDependencies(files)).toEqual([
    'com.fasterxml.jackson.core:jackson-databind 2.17.1 → 2.17.1 runtime, api/pom.xml:12, pom.xml:10',
    'junit:junit 4.13.2 → 4.13.2 development, api/pom.xml:16, pom.xml:22',
    'org.apache.maven.plugins:maven-checkstyle-plugin 3.6.0 → 3.6.0 build, api/pom.xml:33, api/pom.xml:34',
    'org.example:model 2.0 → 2.0 runtime, api/pom.xml:20, api/pom.xml:5',
    'org.slf4j:slf4j-api [2.0,3.0) → - peer, api/pom.xml:25',
  ]);
  expect(await describeWorkspaces(files)).toEqual([
    'org.example:parent 2.0 pom.xml',
    'org.example:api 2.0 api/pom.xml',
  ]);
});

test('takes a foreign Maven parent for a dependency of the build', async () => {
  const pom =
    '<project>\n<parent>\n<groupId>org.springframework.boot</groupId>\n<artifactId>spring-boot-starter-parent</artifactId>\n<version>3.4.0</version>\n<relativePath/>\n</parent>\n<artifactId>app</artifactId>\n<properties><x>${y}</x><y>${x}</y></properties>\n<dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${x}</version></dependency></dependencies>\n</project>\n';
  expect(await describeDependencies({ 'pom.xml': pom })).toEqual([
    'a:b ${x} → - runtime, pom.xml:10',
    'org.springframework.boot:spring-boot-starter-parent 3.4.0 → 3.4.0 build, pom.xml:4, pom.xml:5',
  ]);
});

test('lists XML that is broken, and XML that is no project', async () => {
  const files = { 'pom.xml': '<project><dependencies></project>', 'other/pom.xml': '<settings/>' };
  expect((await packagesOf(files)).unparsed).toEqual(['other/pom.xml', 'pom.xml']);
});

test('reads the notations of Gradle, its catalog and its variables', async () => {
  const files = {
    'settings.gradle.kts': 'rootProject.name = "shop"\ninclude(":api", ":lib:core")\n// include(":gone")\n',
    'gradle.properties': 'okhttpVersion=4.12.0\n',
    'gradle/libs.versions.toml': `[versions]
junit = "5.11.3"

[libraries]
junit-jupiter = { module = "org.junit.jupiter:junit-jupiter", version.ref = "junit" }
guava = "com.google.guava:guava:33.3.1-jre"

[bundles]
testing = ["junit-jupiter"]

[plugins]
spotless = { id = "com.diffplug.spotless", version = "6.25.0" }
`,
    'api/build.gradle.kts': `plugins {
    kotlin("jvm") version "2.0.21"
    id("java-library")
    alias(libs.plugins.spotless)
}

dependencies {
    implementation("com.squareup.okhttp3:okhttp:$okhttpVersion")
    api(libs.guava)
    implementation(project(":lib:core"))
    implementation(platform("org.springframework.boot:spring-boot-dependencies:3.4.0"))
    // implementation("no:no:1")
    testImplementation(libs.bundles.testing); testImplementation(kotlin("test"))
    compileOnly("org.projectlombok:lombok:1.18.+")
}
`,
    'lib/core/build.gradle': `def slf4j = '2.0.16'
dependencies {
    implementation "org.slf4j:slf4j-api:\${slf4j}"
    testImplementation group: 'junit', name: 'junit', version: '4.13.2'
    annotationProcessor 'org.mapstruct:mapstruct-processor:1.6.3'
    exclude group: 'a', name: 'b'
}
`,
    'lib/core/gradle.lockfile': '# locked\norg.slf4j:slf4j-api:2.0.15=compileClasspath\n',
  };
  expect(await describeDependencies(files)).toEqual([
    'com.diffplug.spotless 6.25.0 → 6.25.0 build, api/build.gradle.kts:4, gradle/libs.versions.toml:12',
    'com.google.guava:guava 33.3.1-jre → 33.3.1-jre runtime, api/build.gradle.kts:9, gradle/libs.versions.toml:6',
    'com.squareup.okhttp3:okhttp 4.12.0 → 4.12.0 runtime, api/build.gradle.kts:8, gradle.properties:1',
    'org.jetbrains.kotlin.jvm 2.0.21 → 2.0.21 build, api/build.gradle.kts:2, api/build.gradle.kts:2',
    'org.jetbrains.kotlin:kotlin-test - → - development, api/build.gradle.kts:13',
    'org.junit.jupiter:junit-jupiter 5.11.3 → 5.11.3 development, api/build.gradle.kts:13, gradle/libs.versions.toml:2',
    'org.projectlombok:lombok 1.18.+ → - peer, api/build.gradle.kts:14',
    'org.springframework.boot:spring-boot-dependencies 3.4.0 → 3.4.0 runtime, api/build.gradle.kts:11, api/build.gradle.kts:11',
    'junit:junit 4.13.2 → 4.13.2 development, lib/core/build.gradle:4, lib/core/build.gradle:4',
    'org.mapstruct:mapstruct-processor 1.6.3 → 1.6.3 build, lib/core/build.gradle:5, lib/core/build.gradle:5',
    'org.slf4j:slf4j-api 2.0.16 → 2.0.15 runtime, lib/core/build.gradle:3, lib/core/gradle.lockfile:2',
  ]);
  expect(await describeWorkspaces(files)).toEqual([
    'shop - settings.gradle.kts',
    'api - api/build.gradle.kts',
    'core - lib/core/build.gradle',
  ]);
});
