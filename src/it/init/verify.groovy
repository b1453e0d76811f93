import dev.pypack.judge.Judges
import java.nio.file.Path

Set<String> filesOf(File folder) {
    Set<String> names = []
    folder.eachFileRecurse(groovy.io.FileType.FILES) { file ->
        String name = folder.toPath().relativize(file.toPath()).toString().replace('\\', '/')
        if (!name.startsWith('target/')) {
            names.add(name)
        }
    }
    return names
}

Set<String> library(String module) {
    ['.gitignore', 'README.md', 'pom.xml', 'pyproject.toml', 'src/main/python/' + module + '/__init__.py',
     'src/main/python/' + module + '/py.typed', 'src/main/python/' + module + '/sizes.py',
     'src/test/python/test_sizes.py'] as Set
}

String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')

// In place, in a folder of which the library takes its name.
assert filesOf(new File(basedir, 'Acme Scales')) == library('acme_scales')
assert log =~ /\[INFO\] Library \. \(\d\.\d kB, 8 files\) in \d+\.\d\d s\r?\n\[INFO\] Next: mvn package/
assert log.contains('target/acme_scales-2.0rc1-py3-none-any.whl: good')
assert log.contains('1 file checked: 0 refused, 1 good; 0 errors, 0 warnings')
assert new File(basedir, 'Acme Scales/pom.xml').text.contains('<groupId>org.acme</groupId>')

// Beside what a module packs already.
assert log.contains('pom.xml: its packaging is jar, and it packs no wheel')
assert log.contains('<goal>wheel</goal>')
assert filesOf(new File(basedir, 'jar')) == ['pom.xml'] as Set
assert new File(basedir, 'beside/target/acme_beside-3.0-py3-none-any.whl').file

// Mistakes.
assert log.contains('pom.xml: its packaging is pom, for a project that has modules and no package')
assert log.contains('pypack.kind: pypack.kind is nodes, and this version of pypack makes libraries only')
assert log.contains('pypack.name: Python has a module json of its own')
assert log.contains('pypack.projectVersion: the version 1.0-M1 has no form in PEP 440')
assert log.contains('[INFO] Skipped: pypack.init.skip is set')
assert new File(basedir, 'empty').list().findAll { !it.endsWith('.log') } == []
assert !log.contains('\tat dev.pypack')

// The tests that it brings pass.
Judges judges = Judges.summoned(Path.of(artifacts))
['Acme Scales', 'beside'].each { library ->
    def tested = judges.runIn(new File(basedir, library).toPath(), 'pytest', '-q', '-p', 'no:cacheprovider')
    assert tested.succeeded() : tested
    assert tested.output().contains('21 passed')
}
return true
