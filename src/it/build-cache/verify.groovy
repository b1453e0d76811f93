import java.util.zip.ZipFile

String log = new File(basedir, 'build.log').getText('UTF-8')
List<String> runs = log.split('Scanning for projects') as List
assert runs.size() == 9
def isPacked = { int run -> runs[run].contains('acme_cached-1.0.dev0-py3-none-any.whl (') }
def isRestored = { int run -> runs[run].contains('Skipping plugin execution (cached): pypack:wheel') }
assert (1..8).findAll(isPacked) == [1, 3, 5, 8]
assert (1..8).findAll(isRestored) == [2, 4]

// Restored is the right one of two, under its name, and that was installed.
File wheel = new File(basedir, 'one/target/acme_cached-1.0.dev0-py3-none-any.whl')
assert new ZipFile(wheel).withCloseable { it.getInputStream(it.getEntry('acme_cached/__init__.py')).text } == 'X = "one"\n'
assert new File(basedir, 'one/target').list().findAll { it.endsWith('.whl') } == [wheel.name]
assert new File(localRepositoryPath, 'dev/pypack/it/acme-cached/1.0-SNAPSHOT/acme-cached-1.0-SNAPSHOT.whl').bytes == wheel.bytes

assert runs[5].contains('Parameter: requiresPython, expected: null, actual: >=3.9')
assert runs[6].contains('Skipped: pypack.wheel.skip is set')
assert !log.contains('[ERROR]')

// What the guide shows is what was run.
String flat(String xml) {
    xml.replaceAll(/\s+/, ' ').trim()
}
String guide = flat(new File(docs, 'pack-a-library.md').getText('UTF-8'))
['extensions.xml', 'maven-build-cache-config.xml'].each { file ->
    assert guide.contains(flat(new File(basedir, '.mvn/' + file).text - '<?xml version="1.0" encoding="UTF-8"?>'))
}
return true
