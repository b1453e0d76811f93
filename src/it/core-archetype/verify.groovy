import dev.pypack.judge.Judges
import java.nio.file.Path

Map<String, String> filesOf(File folder) {
    Map<String, String> files = new TreeMap<>()
    folder.eachFileRecurse(groovy.io.FileType.FILES) { file ->
        String name = folder.toPath().relativize(file.toPath()).toString().replace('\\', '/')
        if (!name.startsWith('target/')) {
            files[name] = file.getText('UTF-8')
        }
    }
    return files
}

String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')

['acme-units': 'acme_units', 'Acme-Units.core': 'acme_units_core'].each { name, module ->
    Map<String, String> made = filesOf(new File(basedir, 'by-archetype/' + name))
    assert made.size() == 8
    assert made.containsKey('src/main/python/' + module + '/__init__.py')
    assert made == filesOf(new File(basedir, 'by-init/' + name))
}
assert new File(basedir, 'by-archetype/Acme-Units.core/pyproject.toml').text.contains('requires-python = "==3.12.*"')

// It is packed as it is, and nothing is wrong with it.
assert log.contains('target/acme_units-1.0.dev0-py3-none-any.whl: good')
assert log.contains('1 file checked: 0 refused, 1 good; 0 errors, 0 warnings')
assert !log.contains('is not being replaced')

// The guide shows what was run, but for the version of the archetype plugin.
Properties ran = new Properties()
new File(basedir, 'invoker.properties').withReader { ran.load(it) }
String shown = new File(docs, 'pack-a-library.md').readLines().find { it.contains('archetype:generate') }
assert shown == 'mvn ' + ran['invoker.goals.1'].replace('${project.version}', pypackVersion)
        .replaceFirst(/org\.apache\.maven\.plugins:maven-archetype-plugin:[^:]+:/, 'archetype:')

def tested = Judges.summoned(Path.of(artifacts))
        .runIn(new File(basedir, 'by-archetype/acme-units').toPath(), 'pytest', '-q', '-p', 'no:cacheprovider')
assert tested.succeeded() : tested
assert tested.output().contains('21 passed')
return true
