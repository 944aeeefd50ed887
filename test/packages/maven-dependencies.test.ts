import { describe, expect, it } from '@jest/globals';
import { mavenDependencies } from '../../src/packages/maven-dependencies.ts';

const pom = (inside: string) => `<project xmlns="http://maven.apache.org/POM/4.0.0">${inside}</project>`;
const dependency = (artifact: string, more = '') =>
  `<dependency><groupId>g</groupId><artifactId>${artifact}</artifactId>${more}</dependency>`;

describe('what a pom.xml asks for', () => {
  it('is its parent, its imports and its dependencies, with versions that stand in it', () => {
    const text = pom(`
      <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version> 2.7.18 </version></parent>
      <properties><log.version>1.2.17</log.version></properties>
      <!-- ${dependency('commented')} -->
      ${dependency('managed')}
      ${dependency('ranged', '<version>[1,2)</version>')}
      ${dependency('elsewhere', '<version>${revision}</version>')}
      ${dependency('log', '<version>${log.version}</version><exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions>')}`);
    expect(mavenDependencies(text)).toEqual([
      { type: 'maven', name: 'org.springframework.boot/spring-boot-starter-parent', version: '2.7.18' },
      { type: 'maven', name: 'g/managed', version: null },
      { type: 'maven', name: 'g/ranged', version: null },
      { type: 'maven', name: 'g/elsewhere', version: null },
      { type: 'maven', name: 'g/log', version: '1.2.17' },
    ]);
  });

  it('of marks without end is nothing, in one pass', () => {
    expect(mavenDependencies(pom('<dependency>'.repeat(80_000)))).toEqual([]);
  });

  it('is not known of a text that is no project', () => {
    expect(mavenDependencies('<html/>')).toBeUndefined();
  });
});
